using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Lifecycle.Revocations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A project with several stacks on one simulator, each in its own subscription, seen by one user.</summary>
internal sealed class SimulatedProject : IFactoryStacks, IAsyncDisposable
{
    private readonly SimulatorHost _host;
    private readonly IReadOnlyList<CatalogProject> _stacks;
    private readonly string _directory;
    private readonly ArmConnection _connection;
    private readonly FolderStore _store;

    /// <param name="host">The simulator.</param>
    /// <param name="directory">The folder of the stacks' state.</param>
    /// <param name="stacks">The stacks; the first is in the simulator's first subscription.</param>
    /// <param name="transport">The transport with the user's login; null for the default user.</param>
    public SimulatedProject(SimulatorHost host, string directory, IReadOnlyList<CatalogProject> stacks, HttpPipelineTransport? transport = null)
    {
        (_host, _directory, _stacks) = (host, directory, stacks);
        _connection = ArmConnection.Local(host.Endpoint, host.Clock, transport);
        _store = new(directory);
        Versions = new ArmImageVersions(_connection);
        Inventory = new FactoryInventoryReader(this, Versions, new ArmDeployedContents(_connection), new ResourceGraphVersions(_connection), new ArmVersionConsumers(_connection));
        Promotions = new(this, Inventory, Versions, host.Clock);
        Channels = new(this, Inventory, Versions, host.Clock);
        Revocations = new(this, Inventory, Versions, host.Clock);
    }

    public IReadOnlyList<string> Names => [.. _stacks.Select(s => s.Stack)];

    public ArmImageVersions Versions { get; }

    public IFactoryInventory Inventory { get; }

    public PromotionService Promotions { get; }

    public ChannelService Channels { get; }

    public RevocationService Revocations { get; }

    public IFactoryProject ProjectOf(string stack) => _stacks.Single(s => s.Stack == stack);

    public IStackOperations OperationsOf(string stack) => new RetryingStackOperations(
        new RehearsalStackOperations(ProjectOf(stack), _connection, SubscriptionOf(stack), Path.Combine(_directory, "stacks")),
        new ArmNestedResources(_connection),
        _host.Clock);

    public string SubscriptionOf(string stack) => _host.Azure.Options.Subscriptions[Names.ToList().IndexOf(stack)];

    public UpdateService Updates(string stack) => new(ProjectOf(stack), OperationsOf(stack), Versions, new ArmDeployedContents(_connection), _host.Clock);

    public Task<StackResult> UpAsync(string stack) => Updates(stack).UpAsync(false, new CollectingProgress<StackEvent>(new()), default);

    public PruneService Prune(string stack) => new(
        stack, Inventory, Versions, new ArmFactoryResources(_connection), new PromotionRecords(ProjectOf(stack)), _host.Clock);

    public Task<BuildReport> BuildAsync(string stack, params string[] images)
    {
        var investigation = new FailureInvestigation(ProjectOf(stack), new ArmCustomizationLogs(_connection));
        var runs = new TemplateRuns(new ArmImageBuilds(_connection), Versions, new RunLedger(_store), investigation, _host.Clock);
        return new BuildService(ProjectOf(stack), Updates(stack), runs)
            .BuildAsync(images, new() { Limits = new(50, 50), IsAgain = true }, new CollectingProgress<BuildEvent>(new()), default);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
