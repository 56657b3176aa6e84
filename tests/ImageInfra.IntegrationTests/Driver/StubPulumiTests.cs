using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>Tests the Automation API with a shell script as <c>pulumi</c>: the meaning of its output, and how it is stopped.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(ProcessPathCollection.Name)]
public sealed class StubPulumiTests : IDisposable
{
    // Runs until it is stopped; prints its process group and the signals that it received.
    private const string Trapped = """
        up)
          ps -o pgid= -p $$ | tr -d ' ' > group
          trap 'echo INT >> signals; sleep 0.2; echo released >> signals; exit 8' INT
          trap 'echo TERM >> signals; exit 143' TERM
          echo $$ > pid
          while :; do sleep 0.05; done ;;
        """;

    private const string Deaf = """
        up)
          trap 'echo INT >> signals' INT
          echo $$ > pid
          while :; do sleep 0.05; done ;;
        """;

    private readonly StubPulumi _stub = new();
    private readonly ConcurrentQueue<StackEvent> _events = [];

    public void Dispose() => _stub.Dispose();

    [Theory]
    [InlineData("[409] Conflict: Another update is currently in progress.", DriverFailure.StackBusy)]
    [InlineData("error: the stack is currently locked by 1 lock(s).", DriverFailure.StackBusy)]
    [InlineData("Code=\"AuthorizationFailed\" Message=\"The client does not have authorization\"", DriverFailure.NotAuthorized)]
    [InlineData("Not authorized to access the resource: /subscriptions/s", DriverFailure.RightsPending)]
    [InlineData("error: incorrect passphrase", DriverFailure.SecretsLocked)]
    [InlineData("error: something else", DriverFailure.UpdateFailed)]
    public async Task Messages_of_pulumi_on_stderr_are_classified(string stderr, DriverFailure expected)
    {
        _stub.Script($"""up) echo '{stderr}' >&2; exit 255 ;;""");

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().UpAsync(Progress(), default));

        Assert.Equal(expected, e.Failure);
        Assert.Contains("'dev'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_stack_is_an_error_with_the_command_to_create_it()
    {
        _stub.Script("""stack) echo "error: no stack named 'dev' found" >&2; exit 255 ;;""");

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().OutputsAsync(default));

        Assert.Equal(DriverFailure.StackNotFound, e.Failure);
        Assert.Contains("pulumi stack init dev", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_reports_the_engines_steps_and_counts_them()
    {
        _stub.Script("""
            preview)
              while [ "$1" != --event-log ]; do shift; done
              echo '{"sequence":0,"timestamp":1,"resourcePreEvent":{"planning":true,"metadata":{"op":"create","urn":"urn:pulumi:dev::imageinfra::azure-native:compute:Gallery::images","type":"azure-native:compute:Gallery","provider":""}}}' >> "$2"
              echo '{"sequence":1,"timestamp":1,"diagnosticEvent":{"message":"child waits for base","color":"never","severity":"info"}}' >> "$2"
              ;;
            """);

        var result = await Stacks().PreviewAsync(Progress(), default);

        Assert.Equal(1, result.Changes[StackAction.Create]);
        Assert.Contains(new(StackPhase.Finished, StackAction.Create, "azure-native:compute:Gallery", "images"), _events);
        Assert.Contains(_events, e => e is { Phase: StackPhase.Message, Message: "child waits for base" });
    }

    [Fact]
    public async Task An_interrupted_update_gets_one_SIGINT_and_ends_by_itself()
    {
        _stub.Script(Trapped);
        using var interrupt = new CancellationTokenSource();

        var up = Stacks().UpAsync(Progress(), interrupt.Token);
        var id = await StartedAsync();
        await interrupt.CancelAsync();
        var e = await Assert.ThrowsAsync<InterruptedException>(() => up);

        Assert.Equal(["INT", "released"], _stub.Lines("signals"));
        Assert.Equal($"{id}", _stub.Lines("group")[0]);
        Assert.Contains("the lock released", e.Message, StringComparison.Ordinal);
        Assert.Contains(_events, m => m.Message?.Contains("waiting up to 60 s", StringComparison.Ordinal) == true);
        Assert.True(IsGone(id));
    }

    [Fact]
    public async Task An_update_that_does_not_end_is_killed_after_a_bounded_wait()
    {
        _stub.Script(Deaf);
        using var interrupt = new CancellationTokenSource();

        var up = Stacks(new() { Patience = TimeSpan.FromSeconds(1) }).UpAsync(Progress(), interrupt.Token);
        var id = await StartedAsync();
        await interrupt.CancelAsync();
        var e = await Assert.ThrowsAsync<InterruptedException>(() => up);

        Assert.Equal(["INT"], _stub.Lines("signals"));
        Assert.Contains("was killed", e.Message, StringComparison.Ordinal);
        Assert.Contains("its lock was not released", e.Message, StringComparison.Ordinal);
        Assert.True(IsGone(id));
    }

    [Fact]
    public async Task A_second_interrupt_kills_at_once()
    {
        _stub.Script(Deaf);
        using var interrupt = new CancellationTokenSource();
        using var second = new CancellationTokenSource();

        var up = Stacks(new() { Patience = TimeSpan.FromHours(1), KillNow = second.Token }).UpAsync(Progress(), interrupt.Token);
        await StartedAsync();
        await interrupt.CancelAsync();
        await second.CancelAsync();

        Assert.Contains("was killed", (await Assert.ThrowsAsync<InterruptedException>(() => up)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_pulumi_is_reported_as_killed()
    {
        _stub.Script(Deaf);

        var up = Stacks().UpAsync(Progress(), default);
        using (var process = Process.GetProcessById(await StartedAsync()))
        {
            process.Kill();
        }

        Assert.Contains("signal 9", (await Assert.ThrowsAsync<DriverException>(() => up)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_respond_is_killed()
    {
        _stub.Script("stack) while :; do sleep 0.05; done ;;");

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks(new() { AnswerTime = TimeSpan.FromSeconds(1) }).OutputsAsync(default));

        Assert.Contains("did not respond within 1 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_of_a_dead_process_of_this_user_and_machine_is_released()
    {
        _stub.Script($$"""
            up) [ -f released ] || { {{Locked(DeadProcess(), Environment.UserName, Dns.GetHostName())}}; exit 255; } ;;
            cancel) echo "$@" > released ;;
            """);

        await Stacks().UpAsync(Progress(), default);

        Assert.StartsWith("cancel --yes --stack dev", Assert.Single(_stub.Lines("released")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another user")]
    [InlineData("another machine")]
    [InlineData("a living process")]
    public async Task A_lock_of_another_user_is_not_released(string whose)
    {
        var id = whose == "a living process" ? Environment.ProcessId : DeadProcess();
        var user = whose == "another user" ? "somebody" : Environment.UserName;
        var host = whose == "another machine" ? "elsewhere" : Dns.GetHostName();
        _stub.Script($$"""
            up) {{Locked(id, user, host)}}; exit 255 ;;
            cancel) echo "$@" > released ;;
            """);

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().UpAsync(Progress(), default));

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
        Assert.Contains($"process {id} of {user} on {host}", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stub.Lines("released"));
    }

    [Fact]
    public async Task The_process_gets_arguments_input_and_environment_unchanged()
    {
        _stub.Script("""
            up) printf '%s\n' "$@" > arguments; pwd -P > folder; echo "$PULUMI_DEBUG_COMMANDS" > variable ;;
            stack) [ "$2" != import ] || cat > state ;;
            """);

        await Stacks().UpAsync(Progress(), default);

        Assert.Contains("--event-log", _stub.Lines("arguments"));
        Assert.EndsWith("/project", Assert.Single(_stub.Lines("folder")), StringComparison.Ordinal);
        Assert.Equal(["true"], _stub.Lines("variable"));
    }

    // The id of a process that has exited and was reaped.
    private static int DeadProcess()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }

    private static string Locked(int id, string user, string host)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return "echo 'error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.' >&2; "
            + $"echo '  file:///state/.pulumi/locks/organization/imageinfra/dev/1.json: created by {user}@{host} (pid {id}) at {time}' >&2";
    }

    private static bool IsGone(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private async Task<int> StartedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_stub.Lines("pid").Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }

        return int.Parse(_stub.Lines("pid")[0], CultureInfo.InvariantCulture);
    }

    private CollectingProgress<StackEvent> Progress() => new(_events);

    private AutomationStackOperations Stacks(PulumiCliOptions? options = null) => new(_stub.Factory, _stub.Project, options: options);
}
