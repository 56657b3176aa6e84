using System.Text.Json.Nodes;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Runs the program in process, on Pulumi's own test host, and converts each registration to an ARM call. It keeps a small state
/// for each stack. Unlike Pulumi's engine, it supports only the resource types of this program, and no secrets or policies. It needs
/// no <c>pulumi</c> command, and works against any ARM endpoint.
/// </summary>
public sealed class RehearsalStackOperations : IStackOperations
{
    private readonly IFactoryProject _project;
    private readonly IArmResources _arm;
    private readonly IBlobs? _blobs;
    private readonly string _subscriptionId;
    private readonly string _stateDirectory;
    private readonly TimeProvider? _clock;

    /// <summary>Creates operations against the ARM of a connection.</summary>
    /// <param name="project">The project.</param>
    /// <param name="connection">The connection to ARM.</param>
    /// <param name="subscriptionId">The subscription of the stack.</param>
    /// <param name="stateDirectory">The folder of the state files.</param>
    public RehearsalStackOperations(
        IFactoryProject project,
        ArmConnection connection,
        string subscriptionId,
        string stateDirectory)
        : this(project, connection.Client, subscriptionId, stateDirectory, new ArmBlobs(connection), connection.Client.Clock)
    {
    }

    internal RehearsalStackOperations(
        IFactoryProject project,
        IArmResources arm,
        string subscriptionId,
        string stateDirectory,
        IBlobs? blobs = null,
        TimeProvider? clock = null)
    {
        _project = project;
        _arm = arm;
        _blobs = blobs;
        _subscriptionId = subscriptionId;
        _stateDirectory = stateDirectory;
        _clock = clock;
    }

    /// <inheritdoc/>
    public Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(isPreview: true, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(isPreview: false, progress, cancellationToken);

    /// <inheritdoc/>
    public async Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        try
        {
            return await new RehearsalRefresh(state, Calls([]), progress).RunAsync(cancellationToken);
        }
        finally
        {
            state.Save();
        }
    }

    /// <inheritdoc/>
    public async Task ImportAsync(
        IReadOnlyList<ImportedResource> resources,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        try
        {
            foreach (var resource in resources)
            {
                await new RehearsalImport(state, Calls([]), progress).RunAsync(resource, cancellationToken);
            }
        }
        finally
        {
            state.Save();
        }
    }

    /// <inheritdoc/>
    public async Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        using var update = new RehearsalUpdate(state, Calls([]), _subscriptionId, isPreview: false, progress);
        try
        {
            await update.DeleteAsync(state.Resources, cancellationToken);
            state.Outputs = null;
            state.Program = null;
        }
        finally
        {
            state.Save();
        }

        return new(update.Changes, null) { Removals = update.Removals };
    }

    /// <inheritdoc/>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(StackOutputsReader.Read(RehearsalState.ReadOutputs(_stateDirectory, _project.Stack)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        return Task.FromResult<IReadOnlyList<StackResource>>([.. state.Resources.Select(r => r.ToStackResource())]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        return Task.FromResult(state.Begun);
    }

    /// <inheritdoc/>
    public Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        foreach (var resource in state.Resources.Where(r => ids.Contains(r.Id, StringComparer.OrdinalIgnoreCase)))
        {
            state.Put(resource with { RetainOnDelete = true, Protect = false });
        }

        state.Save();
        return Task.CompletedTask;
    }

    private RehearsedCalls Calls(IReadOnlyList<LocalFile> files) => new(_arm, _blobs, files, _clock);

    private async Task<StackResult> RunAsync(bool isPreview, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var stack = _project.Load();
        using var state = RehearsalState.Open(_stateDirectory, _project.Stack);
        var program = ProgramFingerprint.Of(stack);
        if (state.Program == program)
        {
            // The program's inputs are unchanged, so it would register the resources that are in the state.
            return new(
                new Dictionary<StackAction, int> { [StackAction.Same] = state.Resources.Count },
                StackOutputsReader.Read(state.Outputs));
        }

        using var update = new RehearsalUpdate(state, Calls(FactoryPlan.Create(stack.Catalog, stack.Settings).Scripts), _subscriptionId, isPreview, progress);
        var mocks = new RehearsalMocks(update, cancellationToken);
        try
        {
            var outputs = await DeclareAsync(stack, update, mocks, isPreview);
            await update.DeleteUndeclaredAsync(cancellationToken);
            if (!isPreview)
            {
                state.Outputs = outputs;
                state.Program = program;
            }

            return new(update.Changes, StackOutputsReader.Read(outputs)) { Removals = update.Removals };
        }
        finally
        {
            if (!isPreview)
            {
                state.Save();
            }
        }
    }

    private async Task<JsonObject> DeclareAsync(FactoryStack stack, RehearsalUpdate update, RehearsalMocks mocks, bool isPreview)
    {
        var options = new TestOptions
        {
            ProjectName = ImageFactory.ConfigNamespace,
            StackName = _project.Stack,
            IsPreview = isPreview,
        };
        try
        {
            var (_, outputs) = await Deployment.TestAsync(
                mocks,
                options,
                () => ImageFactory.Declare(stack.Catalog, stack.Settings, RehearsedOptions.Remember(update.Options)));
            return await OutputValues.ResolveAsync(outputs);
        }
        catch (Exception) when (!mocks.Failures.IsEmpty)
        {
            await mocks.StopAsync();
            throw Summarize([.. mocks.Failures]);
        }
    }

    // The inner exception is used, because the test host's own one is less specific.
    private static Exception Summarize(Exception[] failures)
    {
        if (failures.FirstOrDefault(f => f is OperationCanceledException) is { } canceled)
        {
            return canceled;
        }

        if (failures.OfType<DriverException>().ToList() is { Count: > 0 } known)
        {
            var failure = known.TrueForAll(f => f.Failure == known[0].Failure) ? known[0].Failure : DriverFailure.UpdateFailed;
            return new DriverException(failure, string.Join(Environment.NewLine, known.Select(f => f.Message).Distinct()), known[0]);
        }

        return new DriverException(DriverFailure.UpdateFailed, failures[0].Message, failures[0]);
    }
}
