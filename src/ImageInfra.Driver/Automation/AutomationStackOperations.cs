using ImageInfra.Components.Factory;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Automation.Processes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Stacks;
using Pulumi.Automation;
using Pulumi.Automation.Exceptions;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// Runs stack operations through Pulumi's Automation API: the <c>pulumi</c> command, with state in the user's backend. Before an
/// update or a destroy, it repairs the state of an interrupted operation.
/// </summary>
public sealed class AutomationStackOperations : IStackOperations
{
    private readonly IFactoryProject _project;
    private readonly string _directory;
    private readonly PulumiWorkspace _workspace;
    private readonly InterruptedCreations? _interrupted;

    /// <summary>Creates operations for one stack.</summary>
    /// <param name="project">The project, validated before each operation, so that an invalid catalog changes nothing.</param>
    /// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="program">Optional. A program to run in this process. Default: <c>pulumi</c> builds and starts the project's.</param>
    /// <param name="options">Optional. The time limits of the command. Default: those of the options class.</param>
    /// <param name="connection">Optional. Azure, for a check before operations and for interrupted creations. Default: neither.</param>
    public AutomationStackOperations(
        IFactoryProject project,
        string directory,
        PulumiFn? program = null,
        PulumiCliOptions? options = null,
        ArmConnection? connection = null)
        : this(
            project,
            directory,
            program,
            options ?? new(),
            connection is null ? null : new(connection.Client, new ArmBlobs(connection), [], connection.Client.Clock),
            new PathPulumiProcesses(),
            new LocalLockHolders(),
            connection is null ? null : connection.ReachAsync)
    {
    }

    internal AutomationStackOperations(
        IFactoryProject project,
        string directory,
        PulumiFn? program,
        PulumiCliOptions options,
        RehearsedCalls? calls,
        IPulumiProcesses processes,
        ILockHolders holders,
        Func<CancellationToken, Task>? reach = null)
    {
        _project = project;
        _directory = directory;
        _workspace = new(project, directory, program, options, processes, holders, reach ?? (_ => Task.CompletedTask));
        _interrupted = calls is null ? null : new(_workspace, calls);
    }

    /// <summary>Creates operations that run the validated program in this process.</summary>
    /// <param name="project">The project.</param>
    /// <param name="connection">Azure.</param>
    /// <param name="options">Optional. The time limits of the command. Default: those of the options class.</param>
    public static AutomationStackOperations InProcess(FactoryProject project, ArmConnection connection, PulumiCliOptions? options = null) =>
        new(project, project.Directory, PulumiFn.Create(() => ImageFactory.Declare(new ProjectFolder(project.Directory))), options, connection);

    /// <inheritdoc/>
    public async Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        _project.Load();
        var record = new EngineRecord(progress);
        var result = await _workspace.RunAsync("preview", record, progress, async stack =>
        {
            try
            {
                await stack.PreviewAsync(cancellationToken: cancellationToken);
            }
            catch (NoSummaryEventException)
            {
                // The preview succeeded; the Automation API fails because it expects a summary in an event log that it did not create.
            }

            return new StackResult(record.Changes, null);
        }, cancellationToken);
        return result with { Removals = await WithFlagsAsync(record.Removals, cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        _project.Load();
        await SettleAsync(progress, cancellationToken);
        var record = new EngineRecord(progress);
        try
        {
            return await RunUpAsync(record, progress, cancellationToken);
        }
        catch (DriverException) when (_interrupted is not null && record.Failures.Any(InterruptedCreations.MayTake))
        {
            if (!await _interrupted.TakeExistingAsync(record.Failures, progress, cancellationToken))
            {
                throw;
            }

            return await RunUpAsync(new(progress), progress, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        // A refresh only reads resources; its changes to the state are not changes in Azure.
        var record = new EngineRecord(new Relay<StackEvent>(e => progress.Report(e.Phase is StackPhase.Message ? e : e with { Action = StackAction.Read })));
        return _workspace.RunAsync("refresh", record, progress, async stack =>
        {
            await stack.RefreshAsync(new(), cancellationToken);
            return record.Refreshed;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var known = (await _workspace.ExportAsync(cancellationToken)).Resources.Select(StackState.UrnOf).ToHashSet(StringComparer.Ordinal);
        using var folder = ImportFolder.Create(_directory, _project.Stack);
        await _workspace.RunAsync("import", new EngineRecord(new Relay<StackEvent>(_ => { })), progress, async stack =>
        {
            await stack.ImportAsync(ImportPlan.Of(_project.Stack, resources, known), cancellationToken);
            return true;
        }, cancellationToken, folder.Path);
        foreach (var resource in resources)
        {
            progress.Report(new(StackPhase.Message, StackAction.Read, resource.Type, resource.Name, $"{resource.Id} was imported into the stack"));
        }
    }

    /// <inheritdoc/>
    public async Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        _project.Load();
        await SettleAsync(progress, cancellationToken);
        var record = new EngineRecord(progress);
        return await _workspace.RunAsync("destroy", record, progress, async stack =>
        {
            await stack.DestroyAsync(new(), cancellationToken);
            return new StackResult(record.Changes, null);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) =>
        _workspace.ReadAsync(
            "stack output",
            async stack => StackOutputsReader.Read(AutomationOutputs.ToJson(await stack.GetOutputsAsync(cancellationToken))),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken) =>
        (await _workspace.ExportAsync(cancellationToken)).OfAzure;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken) =>
        [.. (await _workspace.ExportAsync(cancellationToken)).PendingCreations.Select(r => InterruptedCreations.DeclaredIdOf(r, subscription)).OfType<string>()];

    /// <inheritdoc/>
    public async Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var state = await _workspace.ExportAsync(cancellationToken);
        if (state.Retain(ids))
        {
            await _workspace.ImportAsync(state, new Relay<StackEvent>(_ => { }), cancellationToken);
        }
    }

    // The engine's events do not contain the retain option, but the state does.
    private async Task<IReadOnlyList<StackRemoval>> WithFlagsAsync(IReadOnlyList<StackRemoval> removals, CancellationToken cancellationToken)
    {
        if (removals.Count == 0)
        {
            return [];
        }

        var known = (await ResourcesAsync(cancellationToken)).ToLookup(r => r.Id, StringComparer.OrdinalIgnoreCase);
        return [.. removals.Select(r => r with { Resource = known[r.Resource.Id].FirstOrDefault() ?? r.Resource })];
    }

    private Task<StackResult> RunUpAsync(EngineRecord record, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        _workspace.RunAsync("up", record, progress, async stack =>
        {
            var result = await stack.UpAsync(new(), cancellationToken);
            return new StackResult(record.Changes, StackOutputsReader.Read(AutomationOutputs.ToJson(result.Outputs))) { Removals = record.Removals };
        }, cancellationToken);

    private Task SettleAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        _interrupted?.SettleAsync(progress, cancellationToken) ?? Task.CompletedTask;
}
