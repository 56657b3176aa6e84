using ImageInfra.Driver;
using ImageInfra.Driver.Builds;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class ArmImageBuildsTests : IDisposable
{
    private const string Template = "/subscriptions/s/resourceGroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/t";
    private const string Operation = "http://127.0.0.1:1/operations/1?api-version=1";
    private const string Never = """{"properties":{}}""";

    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly ScriptedArm _arm = new();
    private readonly Events<RunStatus> _progress = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task A_run_is_known_by_its_template_and_start_time()
    {
        _arm
            .Answers(200, Never)
            .Answers(202, "", ("Azure-AsyncOperation", Operation))
            .Answers(200, Never)
            .Answers(200, Run("Running", "Queued"));

        var run = await _arm.Finish(Builds().RunAsync(Template, default));

        Assert.Equal(new ImageRun(Template, s_start, new Uri(Operation)), run);
        Assert.Equal($"POST {Template}/run?api-version=2024-02-01", _arm.Requests[1]);
    }

    [Fact]
    public async Task A_run_in_progress_is_joined()
    {
        _arm
            .Answers(200, Run("Running", "Building"))
            .Answers(409, """{"error":{"code":"OperationNotAllowed","message":"running"}}""")
            .Answers(200, Run("Running", "Building"));

        var run = await _arm.Finish(Builds().RunAsync(Template, default));

        Assert.True(run.WasInProgress);
        Assert.Equal(s_start, run.StartTime);
    }

    [Fact]
    public async Task A_gateway_that_gave_up_may_have_started_the_run()
    {
        _arm.Answers(200, Never).Answers(504).Answers(200, Run("Running", "Queued"));

        Assert.Equal(s_start, (await _arm.Finish(Builds().RunAsync(Template, default))).StartTime);
    }

    [Fact]
    public async Task A_refused_run_says_why()
    {
        _arm.Answers(200, Never).Answers(409, """{"error":{"code":"OperationNotAllowed","message":"creating"}}""").Answers(200, Never);

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Finish(Builds().RunAsync(Template, default)));

        Assert.Contains("OperationNotAllowed: creating", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_followed_through_its_phases_and_through_reads_that_fail()
    {
        _arm.Answers(200, Run("Running", "Building")).Answers(200, Run("Running", "Building"));
        for (var i = 0; i < 6; i++)
        {
            _arm.Answers(500);
        }

        _arm.Answers(200, Run("Running", "Distributing")).Answers(200, Run("Succeeded", null, end: "2026-11-24T08:40:00Z"));

        var status = await _arm.Finish(Builds().FollowAsync(new(Template, s_start, null), _progress, default));

        Assert.Equal(RunState.Succeeded, status.State);
        Assert.Equal(s_start.AddMinutes(40), status.EndTime);
        Assert.Equal([RunSubState.Building, RunSubState.Distributing, null], _progress.Reported.Select(s => s.SubState));
    }

    [Fact]
    public async Task A_failed_run_without_words_takes_those_of_its_operation()
    {
        _arm
            .Answers(200, Run("Failed", null, end: "2026-11-24T08:10:00Z"))
            .Answers(200, """{"status":"Failed","error":{"code":"PackerBuildFailed","message":"exit 1"}}""");

        var status = await _arm.Finish(Builds().FollowAsync(new(Template, s_start, new Uri(Operation)), _progress, default));

        Assert.Equal("PackerBuildFailed: exit 1", status.Message);
    }

    [Fact]
    public async Task Another_run_that_began_meanwhile_is_not_taken_for_this_one()
    {
        _arm.Answers(200, Run("Running", "Queued"));

        var e = await Assert.ThrowsAsync<DriverException>(
            () => _arm.Finish(Builds().FollowAsync(new(Template, s_start.AddDays(-1), null), _progress, default)));

        Assert.Contains("another run", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(202)]
    [InlineData(200)]
    public async Task A_cancel_is_accepted_however_azure_says_it(int status)
    {
        _arm.Answers(status);

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
    public async Task A_template_that_is_not_there_says_what_makes_it()
    {
        _arm.Answers(404);

        var e = await Assert.ThrowsAsync<DriverException>(() => Builds().LastRunAsync(Template, default));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
    }

    private static string Run(string state, string? part, string end = "0001-01-01T00:00:00Z") => $$$"""
        {"properties":{"lastRunStatus":{"startTime":"2026-11-24T08:00:00Z","endTime":"{{{end}}}","runState":"{{{state}}}","runSubState":"{{{part}}}","message":""} } }
        """;

    private ArmImageBuilds Builds() => new(_arm.Connection);
}
