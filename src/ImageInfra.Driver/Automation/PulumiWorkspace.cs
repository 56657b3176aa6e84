using System.Text.RegularExpressions;
using ImageInfra.Driver.Automation.Processes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;
using Pulumi.Automation;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// Runs <c>pulumi</c> on one stack: selects it, runs an operation of the Automation API or a command, and converts failures to
/// a <see cref="DriverException"/> with the resource's own error. Releases the lock of a dead process of this user.
/// </summary>
internal sealed partial class PulumiWorkspace(
    IFactoryProject project,
    string directory,
    PulumiFn? program,
    PulumiCliOptions options,
    IPulumiProcesses processes,
    ILockHolders holders,
    Func<CancellationToken, Task> reach)
{
    private static readonly Version s_minimum = new(3, 110, 0);

    private bool _isVersionChecked;

    /// <summary>The stack.</summary>
    public string Stack => project.Stack;

    /// <summary>Runs an operation of the engine, such as an update.</summary>
    /// <param name="name">The <c>pulumi</c> command, such as <c>up</c>.</param>
    /// <param name="record">Receives the engine's report.</param>
    /// <param name="progress">Receives progress messages.</param>
    /// <param name="operation">The call of the Automation API.</param>
    /// <param name="cancellationToken">Interrupts the engine and waits until it ends.</param>
    /// <param name="folder">Optional. A folder to run in without the program. Default: the project folder, with the program.</param>
    public Task<T> RunAsync<T>(
        string name,
        EngineRecord record,
        IProgress<StackEvent> progress,
        Func<WorkspaceStack, Task<T>> operation,
        CancellationToken cancellationToken,
        string? folder = null) =>
        UnlockingAsync(progress, async () =>
        {
            using var log = OperationLog.Begin(directory, Stack, name, options.Clock.GetUtcNow());
            var cli = new PulumiCli(processes, options with { OnMessage = text => Tell(progress, text) }, record, log);
            return await GuardAsync(name, cli, record, log, async () =>
            {
                using var stack = await SelectAsync(cli, folder is null ? program : null, cancellationToken, folder);
                // Without this check the provider would retry for minutes.
                await reach(cancellationToken);
                return await operation(stack);
            }, cancellationToken);
        }, cancellationToken);

    /// <summary>Reads data of the stack through the Automation API.</summary>
    public Task<T> ReadAsync<T>(string name, Func<WorkspaceStack, Task<T>> operation, CancellationToken cancellationToken) =>
        WithCommandAsync(name, async cli =>
        {
            using var stack = await SelectAsync(cli, runs: null, cancellationToken);
            return await operation(stack);
        }, cancellationToken);

    /// <summary>Exports the state of the stack, with secrets encrypted.</summary>
    public Task<StackState> ExportAsync(CancellationToken cancellationToken) =>
        WithCommandAsync("stack export", async cli =>
        {
            await CheckVersionAsync(cli, cancellationToken);
            var result = await cli.RunAsync(["stack", "export", "--stack", Stack], directory, NoVariables(), cancellationToken: cancellationToken);
            return StackState.Parse(result.StandardOutput);
        }, cancellationToken);

    /// <summary>Replaces the state of the stack. Pulumi refuses an invalid state, and any state while the stack is locked.</summary>
    public Task ImportAsync(StackState state, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        UnlockingAsync(progress, () => WithCommandAsync(
            "stack import",
            cli => cli.RunInputAsync(
                ["stack", "import", "--stack", Stack],
                directory,
                NoVariables(),
                stdIn: state.ToJson(),
                cancellationToken: cancellationToken),
            cancellationToken), cancellationToken);

    private static Dictionary<string, string?> NoVariables() => [];

    private static void Tell(IProgress<StackEvent> progress, string text) =>
        progress.Report(new(StackPhase.Message, StackAction.Same, "", "", text));

    // The lock of this user's dead process is released only once; another lock would belong to a live process.
    private async Task<T> UnlockingAsync<T>(IProgress<StackEvent> progress, Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation();
        }
        catch (DriverException e) when (e is { Failure: DriverFailure.StackBusy, InnerException: PulumiCommandException locked }
            && StackLock.Read(locked.Text) is { Count: > 0 } locks
            && locks.All(holders.IsOurDead))
        {
            await ReleaseAsync(locks, progress, cancellationToken);
            return await operation();
        }
    }

    private async Task ReleaseAsync(IReadOnlyList<StackLock> locks, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        Tell(progress, $"the lock of stack '{Stack}' belongs to {string.Join(" and ", locks)}, which is dead; releasing the lock");
        await WithCommandAsync(
            "cancel",
            cli => cli.RunAsync(["cancel", "--yes", "--stack", Stack], directory, NoVariables(), cancellationToken: cancellationToken),
            cancellationToken);
    }

    private async Task<T> WithCommandAsync<T>(string name, Func<PulumiCli, Task<T>> command, CancellationToken cancellationToken)
    {
        var record = new EngineRecord(new Relay<StackEvent>(_ => { }));
        var cli = new PulumiCli(processes, options, record, log: null);
        return await GuardAsync(name, cli, record, null, () => command(cli), cancellationToken);
    }

    // Commands that only read the state do not run the program.
    private async Task<WorkspaceStack> SelectAsync(PulumiCli cli, PulumiFn? runs, CancellationToken cancellationToken, string? folder = null)
    {
        await CheckVersionAsync(cli, cancellationToken);
        var workspace = await LocalWorkspace.CreateAsync(
            new() { WorkDir = folder ?? directory, Program = runs, PulumiCommand = cli },
            cancellationToken);
        return await WorkspaceStack.SelectAsync(Stack, workspace, cancellationToken);
    }

    private async Task CheckVersionAsync(PulumiCli cli, CancellationToken cancellationToken)
    {
        if (_isVersionChecked)
        {
            return;
        }

        var result = await cli.RunAsync(["version"], directory, NoVariables(), cancellationToken: cancellationToken);
        if (Number().Match(result.StandardOutput) is { Success: true } match
            && Version.Parse(match.Value) is var version
            && (version < s_minimum || version.Major > s_minimum.Major))
        {
            throw new DriverException(
                DriverFailure.PulumiMissing,
                $"the 'pulumi' command is version {version}; version {s_minimum} or a later {s_minimum.Major}.x version is required: "
                + "install it from https://www.pulumi.com/docs/install");
        }

        _isVersionChecked = true;
    }

    // An exception is not always the cause of the failure: if the engine ends during a call of the program, the program's host fails
    // with connection errors. Therefore the engine's report comes first.
    private async Task<T> GuardAsync<T>(
        string name,
        PulumiCli cli,
        EngineRecord record,
        OperationLog? log,
        Func<Task<T>> operation,
        CancellationToken cancellationToken)
    {
        try
        {
            return await operation();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new InterruptedException(Interruption.Describe(name, Stack, cli.Interruption, record), cancellationToken);
        }
        catch (DriverException)
        {
            throw;
        }
        catch (NotSupportedException e) when (cli.Failure is null)
        {
            throw new DriverException(DriverFailure.PulumiMissing, e.Message, e);
        }
        catch (Exception e)
        {
            throw Explain(name, e, cli.Failure, record, log);
        }
    }

    private DriverException Explain(string name, Exception e, PulumiCommandException? failure, EngineRecord record, OperationLog? log)
    {
        if (failure is not null && StackLock.IsNotice(failure.Text))
        {
            return PulumiMessages.Busy(Stack, StackLock.Read(failure.Text), failure);
        }

        var hasResources = record.Failures.Count > 0;
        return !hasResources && failure is not null && PulumiMessages.Find($"{failure.Text}\n{string.Join('\n', record.GeneralErrors)}", Stack, failure) is { } known
            ? known
            : OperationFailure.Of(name, Stack, record, e, failure, log is { Exists: true } ? log.ShownFile : null);
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Number();
}
