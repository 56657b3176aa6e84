using ImageInfra.Driver.Runs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class ArmImageBuildsTests : IDisposable
{
    private const string Group = "/subscriptions/s/resourceGroups/g";
    private const string Templates = Group + "/providers/Microsoft.VirtualMachineImages/imageTemplates";
    private const string Template = Templates + "/t";
    private const string Operation = "http://127.0.0.1:1/operations/1?api-version=1";

    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task A_template_has_the_status_of_its_last_run()
    {
        _arm.Answers(200, Body("t", "Running", "Building"));

        var template = await Builds().FindAsync(Template, default);

        Assert.Equal(new(RunState.Running, RunSubState.Building, s_start, null, ""), template!.LastRun);
        Assert.Equal($"GET {Template}?api-version=2024-02-01", _arm.Requests.Single());
    }

    [Fact]
    public async Task Missing_templates_and_templates_without_runs_have_no_run()
    {
        _arm.Answers(200, $$$"""{"id":"{{{Template}}}","properties":{"provisioningState":"Succeeded"}}""").Answers(404);

        Assert.Null((await Builds().FindAsync(Template, default))!.LastRun);
        Assert.Null(await Builds().FindAsync(Template, default));
    }

    [Fact]
    public async Task Signatures_in_azures_messages_are_masked()
    {
        _arm.Answers(200, Body("t", "Failed", null, "see https://a.blob/x?sv=1&sig=abc%2F"));

        var message = (await Builds().FindAsync(Template, default))!.LastRun!.Message;

        Assert.Contains("sig=***", message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_run_has_an_operation()
    {
        _arm.Answers(202, "", ("Azure-AsyncOperation", Operation));

        Assert.Equal(new RunAnswer.Accepted(new(Operation)), await Builds().RequestRunAsync(Template, default));
        Assert.Equal($"POST {Template}/run?api-version=2024-02-01", _arm.Requests.Single());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_run_request_with_an_uncertain_answer_is_not_repeated(int status)
    {
        _arm.Answers(status);

        Assert.IsType<RunAnswer.Unknown>(await Builds().RequestRunAsync(Template, default));
        Assert.Single(_arm.Requests);
    }

    [Fact]
    public async Task A_run_request_with_a_broken_connection_is_uncertain()
    {
        _arm.Breaks();

        Assert.IsType<RunAnswer.Unknown>(await Builds().RequestRunAsync(Template, default));
    }

    [Fact]
    public async Task A_refused_run_has_the_reason()
    {
        _arm.Answers(409, """{"error":{"code":"OperationNotAllowed","message":"creating"}}""");

        var refused = Assert.IsType<RunAnswer.Refused>(await Builds().RequestRunAsync(Template, default));

        Assert.Contains("OperationNotAllowed: creating", refused.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_watchers_of_a_group_share_one_list_per_interval()
    {
        _arm
            .Answers(200, Page(Body("a", "Running", "Queued"), Body("b", "Running", "Building")))
            .Answers(200, Page(Body("a", "Running", "Building"), Body("b", "Succeeded", null)));
        var builds = Builds();
        await using var a = Watch(builds, "a");
        await using var b = Watch(builds, "b");

        var first = await HeldContext.BeginAsync(() => Task.WhenAll(NextAsync(a), NextAsync(b)));
        var second = Task.WhenAll(NextAsync(a), NextAsync(b));
        await _arm.Clock.WaitBegunAsync();
        _arm.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal([RunSubState.Queued, RunSubState.Building], first.Select(t => t!.LastRun!.SubState!.Value));
        Assert.Equal([RunState.Running, RunState.Succeeded], (await second).Select(t => t!.LastRun!.State));
        Assert.Equal(2, _arm.Requests.Count);
        Assert.All(_arm.Requests, r => Assert.Equal($"GET {Templates}?api-version=2024-02-01", r));
    }

    [Fact]
    public async Task A_watch_survives_failed_lists()
    {
        _arm.Answers(200, Page(Body("a", "Running", "Building")));
        for (var i = 0; i < 20; i++)
        {
            _arm.Answers(500);
        }

        _arm.Answers(200, Page(Body("a", "Succeeded", null)));

        await using var watch = Watch(Builds(), "a");
        await NextAsync(watch);

        Assert.Equal(RunState.Succeeded, (await _arm.Finish(NextAsync(watch)))!.LastRun!.State);
    }

    [Fact]
    public async Task A_template_missing_from_a_list_is_read_before_it_counts_as_deleted()
    {
        _arm.Answers(200, Page()).Answers(200, Body("a", "Running", "Queued")).Answers(200, Page()).Answers(404);

        await using var watch = Watch(Builds(), "a");

        Assert.NotNull(await NextAsync(watch));
        var next = NextAsync(watch);
        await _arm.Clock.WaitBegunAsync();
        _arm.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await next);
    }

    [Fact]
    public async Task Every_page_of_a_list_is_read()
    {
        _arm
            .Answers(200, Page(Body("a", "Running", "Queued")).Replace("]}", "],\"nextLink\":\"http://127.0.0.1:1/next?page=2\"}", StringComparison.Ordinal))
            .Answers(200, Page(Body("b", "Running", "Queued")));

        Assert.Equal(2, (await Builds().ListAsync(Group, default)).Count);
        Assert.Equal("GET /next?page=2", _arm.Requests[1]);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(202)]
    [InlineData(200)]
    public async Task A_cancellation_is_accepted_with_any_of_azures_answers(int status)
    {
        _arm.Answers(status);

        await Builds().CancelAsync(Template, default);
    }

    [Fact]
    public async Task A_cancellation_without_a_run_is_not_accepted()
    {
        _arm.Answers(409, """{"error":{"code":"OperationNotAllowed","message":"x"}}""").Answers(200, Body("t", "Succeeded", null));

        await Builds().CancelAsync(Template, default);
    }

    [Fact]
    public async Task Run_outputs_name_versions_and_vhds()
    {
        _arm.Answers(200, """{"value":[{"name":"a","properties":{"artifactId":"/v/1.0.0"}},{"name":"b","properties":{"artifactUri":"https://x/y.vhd"}}]}""");

        var outputs = await Builds().RunOutputsAsync(Template, default);

        Assert.Equal([new("a", "/v/1.0.0", null), new("b", null, "https://x/y.vhd")], outputs);
    }

    [Fact]
    public async Task A_failed_operation_has_a_reason_and_an_expired_one_has_none()
    {
        _arm.Answers(200, """{"status":"Failed","error":{"code":"PackerBuildFailed","message":"exit 1"}}""").Answers(404);

        Assert.Equal("PackerBuildFailed: exit 1", await Builds().ErrorOfAsync(new(Operation), default));
        Assert.Null(await Builds().ErrorOfAsync(new(Operation), default));
    }

    private static IAsyncEnumerator<TemplateStatus?> Watch(ArmImageBuilds builds, string name) =>
        builds.WatchAsync($"{Templates}/{name}", default).GetAsyncEnumerator();

    private static async Task<TemplateStatus?> NextAsync(IAsyncEnumerator<TemplateStatus?> watch)
    {
        Assert.True(await watch.MoveNextAsync());
        return watch.Current;
    }

    private static string Page(params string[] templates) => $$"""{"value":[{{string.Join(',', templates)}}]}""";

    private static string Body(string name, string state, string? part, string message = "") => $$$"""
        {"id":"{{{Templates}}}/{{{name}}}","properties":{"lastRunStatus":{"startTime":"2026-11-24T08:00:00Z","endTime":"0001-01-01T00:00:00Z","runState":"{{{state}}}","runSubState":"{{{part}}}","message":"{{{message}}}"} } }
        """;

    private ArmImageBuilds Builds() => new(_arm.Connection);
}
