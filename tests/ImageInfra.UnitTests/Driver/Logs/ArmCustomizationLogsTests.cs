using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Logs;

public sealed class ArmCustomizationLogsTests : IDisposable
{
    private const string Template = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.VirtualMachineImages/imageTemplates/web";
    private const string Account = "/subscriptions/s/resourceGroups/IT_x/providers/Microsoft.Storage/storageAccounts/acct";

    private const string Error = "<Error><Message>no</Message></Error>";

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    private ArmCustomizationLogs Logs => new(_arm.Connection);

    [Fact]
    public async Task The_log_of_the_last_run_is_read_with_its_validation()
    {
        Answer(Run("Succeeded"), List(("old", "customization", 7), ("new", "validation", 8), ("new", "customization", 9)))
            .Answers(206, "one\n")
            .Answers(206, "two\n");

        var log = await Logs.ReadAsync(Template, run: null, default);

        Assert.Equal(new RunLog("new", "one\ntwo\n"), log);
        Assert.Equal("GET /acct/packerlogs/new/customization.log", _arm.Requests[^2]);
    }

    [Fact]
    public async Task The_run_in_the_message_takes_precedence_over_a_newer_one()
    {
        Answer(Run("Failed", "see …/containers/packerlogs/old/customization.log."), List(("old", "customization", 8), ("new", "customization", 9)))
            .Answers(206, "one\n");

        Assert.Equal("old", (await Logs.ReadAsync(Template, run: null, default))!.Run);
    }

    [Fact]
    public async Task A_log_of_an_earlier_run_is_not_used_for_the_last_run()
    {
        Answer(Run("Running"), List(("old", "customization", 5)));

        Assert.Null(await Logs.ReadAsync(Template, run: null, default));
    }

    [Fact]
    public async Task A_run_is_found_by_the_start_of_its_id()
    {
        Answer(Run("Succeeded"), List(("0ld", "customization", 5), ("new", "customization", 9))).Answers(206, "one\n");

        Assert.Equal("0ld", (await Logs.ReadAsync(Template, "0L", default))!.Run);
    }

    [Fact]
    public async Task Before_the_first_build_there_is_no_container_and_no_log()
    {
        Answer(Run("Running")).Answers(404, Error, ("x-ms-error-code", "ContainerNotFound"));

        Assert.Null(await Logs.ReadAsync(Template, run: null, default));
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch")]
    [InlineData(403, "AuthorizationFailure")]
    [InlineData(409, "PublicAccessNotPermitted")]
    public async Task Refused_access_names_the_role_and_its_scope(int status, string code)
    {
        Answer(Run("Failed")).Answers(status, $"<Error><Code>{code}</Code><Message>no</Message></Error>", ("x-ms-error-code", code));

        var e = await Assert.ThrowsAsync<DriverException>(() => Logs.ReadAsync(Template, run: null, default));

        Assert.Equal(DriverFailure.NotAuthorized, e.Failure);
        Assert.Contains($"--role \"Storage Blob Data Reader\" --assignee YOU --scope {Account}'", e.Message, StringComparison.Ordinal);
        Assert.Contains(code, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_token_is_sent_only_to_this_machine()
    {
        _arm.Answers(200, Run("Failed")).Answers(200, Accounts("https://acct.blob.example.com/"));

        var e = await Assert.ThrowsAsync<DriverException>(() => Logs.ReadAsync(Template, run: null, default));

        Assert.Contains("acct.blob.example.com; tokens are sent only", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, _arm.Requests.Count);
    }

    [Fact]
    public async Task The_middle_of_a_long_log_is_left_out()
    {
        Answer(Run("Succeeded"), List(5_000_000, ("new", "customization", 9))).Answers(206, "head").Answers(206, "tail\n");

        var log = await Logs.ReadAsync(Template, run: null, default);

        Assert.Equal($"head\n{LogLine.Gap} {5_000_000 - (4 * 1024 * 1024)} bytes\ntail\n", log!.Text);
    }

    [Fact]
    public async Task Following_waits_for_the_log_and_continues_at_its_last_position()
    {
        Answer(Run("Running")).Answers(404, Error, ("x-ms-error-code", "ContainerNotFound"));
        Answer(Run("Running"), List(("new", "customization", 9))).Answers(206, "one\ntw");
        Answer(Run("Running"), List(("new", "customization", 9))).Answers(416, Error, ("x-ms-error-code", "InvalidRange"));
        Answer(Run("Succeeded"), List(("new", "customization", 9))).Answers(206, "o\nthree");

        var lines = await _arm.Finish(FollowAsync());

        Assert.Equal(["one", "two", "three"], lines);
        Assert.Equal(["bytes=0-1048575", "bytes=6-1048581", "bytes=6-1048581"], _arm.Ranges);
    }

    [Fact]
    public async Task Following_survives_failed_reads_without_repeating_lines()
    {
        Answer(Run("Running"), List(("new", "customization", 9))).Answers(206, "one\n");
        for (var i = 0; i < 7; i++)
        {
            _arm.Answers(503, Error);
        }

        Answer(Run("Succeeded"), List(("new", "customization", 9))).Answers(206, "two\n");

        Assert.Equal(["one", "two"], await _arm.Finish(FollowAsync()));
    }

    [Fact]
    public async Task Following_a_template_that_never_ran_names_the_next_step()
    {
        Answer("""{ "properties": { "exactStagingResourceGroup": "/subscriptions/s/resourceGroups/IT_x" } }""", List());

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Finish(FollowAsync()));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Contains("'imageinfra build'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_are_masked()
    {
        Answer(Run("Succeeded"), List(("new", "customization", 9))).Answers(206, "curl https://a/b?sig=abc\n");

        Assert.Equal("curl https://a/b?sig=***\n", (await Logs.ReadAsync(Template, run: null, default))!.Text);
    }

    private async Task<List<string>> FollowAsync()
    {
        var lines = new List<string>();
        await foreach (var line in Logs.FollowAsync(Template, run: null, default))
        {
            lines.Add(line);
        }

        return lines;
    }

    private ScriptedArm Answer(string template, string? list = null)
    {
        _arm.Answers(200, template).Answers(200, Accounts("http://127.0.0.1:1/acct/"));
        return list is null ? _arm : _arm.Answers(200, list);
    }

    private static string Run(string state, string message = "") => $$"""
        { "properties": { "exactStagingResourceGroup": "/subscriptions/s/resourceGroups/IT_x",
          "lastRunStatus": { "startTime": "2026-11-24T08:00:00Z", "runState": "{{state}}", "message": "{{message}}" } } }
        """;

    private static string Accounts(string blobs) => $$"""
        { "value": [ { "id": "{{Account}}", "properties": { "primaryEndpoints": { "blob": "{{blobs}}" } } } ] }
        """;

    private static string List(params (string Run, string Name, int Hour)[] logs) => List(10, logs);

    private static string List(long length, params (string Run, string Name, int Hour)[] logs) => $"""
        <?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="packerlogs"><Blobs>{string.Concat(logs.Select(l => $"""
        <Blob><Name>{l.Run}/{l.Name}.log</Name><Properties><Creation-Time>Tue, 24 Nov 2026 {l.Hour:00}:00:00 GMT</Creation-Time><Content-Length>{length}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>
        """))}</Blobs><NextMarker /></EnumerationResults>
        """;
}
