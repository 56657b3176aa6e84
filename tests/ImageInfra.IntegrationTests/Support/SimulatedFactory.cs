using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Pins;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Simulator.Admin;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>The driver on a simulator with a fast clock, with its own ledger.</summary>
internal sealed class SimulatedFactory : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-factory-");
    private readonly ConcurrentQueue<string> _requests = new();

    private SimulatedFactory(SimulatorHost host, CatalogProject project)
    {
        Host = host;
        Project = project;
        host.Azure.Exchanged = (request, answer) => _requests.Enqueue($"{request.Method} {request.Path.Text} {answer.Status}");
    }

    public SimulatorHost Host { get; }

    public CatalogProject Project { get; }

    /// <summary>The folder of the store.</summary>
    public string StoreDirectory => _directory.FullName;

    /// <summary>The file of the statement about an image version.</summary>
    public string StatementOf(string image, ImageVersion version) =>
        Path.Combine(_directory.FullName, "provenance", StatementStore.IdOf(Project.Stack, image, version));

    /// <summary>The key that signs statements; null for unsigned ones.</summary>
    public SigningKey? SigningKey { get; set; }

    public ConcurrentQueue<BuildEvent> Events { get; } = new();

    /// <summary>The requests to ARM, as <c>METHOD path status</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The number of started runs.</summary>
    public int Runs => _requests.Count(r => r.StartsWith("POST ", StringComparison.Ordinal) && r.EndsWith("/run 202", StringComparison.Ordinal));

    public static async Task<SimulatedFactory> StartAsync(
        CatalogProject project,
        double speed = 100_000,
        SimulatorOptions? options = null,
        TimeProvider? clock = null) =>
        new(await SimulatorHost.StartAsync((options ?? new()) with { Speed = speed }, clock ?? TimeProvider.System, default), project);

    /// <summary>Adds an incident or a rule.</summary>
    public void Happen(string fault) => new FaultApi(Host.Azure).Add((JsonObject)JsonNode.Parse(fault)!);

    /// <summary>Removes all incidents and rules.</summary>
    public void Calm() => Host.Azure.Faults.Remove(null);

    /// <summary>Creates the services of a new process.</summary>
    /// <param name="transport">Optional. The transport of its requests.</param>
    /// <param name="wrap">Optional. Wraps its store.</param>
    /// <param name="agent">Optional. The machine of the process. Default: the machine of the factory.</param>
    public FactoryProcess Begin(HttpPipelineTransport? transport = null, Func<IDocumentStore, IDocumentStore>? wrap = null, Agent? agent = null)
    {
        var (project, clock) = (agent?.Project ?? Project, agent?.Clock ?? Host.Clock);
        var connection = ArmConnection.Local(Host.Endpoint, Host.Clock, transport);
        var opened = agent?.OpenStore() ?? new FolderStore(StoreDirectory);
        var store = wrap?.Invoke(opened) ?? opened;
        var ledger = new RunLedger(store);
        var versions = new ArmImageVersions(connection);
        var stacks = new RehearsalStackOperations(project, connection, Host.SubscriptionId, Path.Combine(_directory.FullName, "stacks"));
        var patient = new RetryingStackOperations(stacks, new ArmNestedResources(connection), clock);
        var pins = new BasePins(project, versions, clock, new StoredPins(store, clock));
        var updates = new UpdateService(project, patient, versions, new ArmDeployedContents(connection), clock, pins: pins);
        var investigation = new FailureInvestigation(project, new ArmCustomizationLogs(connection));
        var builds = new ArmImageBuilds(connection);
        var recorder = new ProvenanceRecorder(builds, versions, new ArmCustomizationLogs(connection), new StatementStore(store), connection.Authority, SigningKey);
        var runs = new TemplateRuns(builds, versions, ledger, investigation, clock, recorder);
        var requests = new BuildRequests(store, clock);
        return new(store, ledger, versions, updates, new(project, updates, runs, requests: requests), new(project, updates, runs), new(project, updates, runs, requests));
    }

    /// <summary>Builds images again, in a process that ends normally.</summary>
    public async Task<BuildReport> BuildAsync(params string[] images)
    {
        await using var process = Begin();
        return await process.Builds.BuildAsync(images, new() { IsAgain = true }, new CollectingProgress<BuildEvent>(Events), default);
    }

    /// <summary>The version numbers of an image.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> VersionsAsync(string image)
    {
        var gallery = $"/subscriptions/{Host.SubscriptionId}/resourceGroups/rg-{Project.Stack}/providers/Microsoft.Compute/galleries/gal_{Project.Stack}";
        await using var process = Begin();
        return await process.Versions.ListAsync($"{gallery}/images/{image}", default);
    }

    /// <summary>Verifies a version of an image, by default the newest, and its sources.</summary>
    public async Task<IReadOnlyList<VersionVerification>> VerifyAsync(string image, PublicKey? key = null)
    {
        await using var process = Begin();
        var verifier = new ProvenanceVerifier(process.Versions, new StatementStore(process.Store), "http://localhost");
        return await verifier.VerifyAsync(Project.Stack, image, (await VersionsAsync(image))[0], key, isChain: true, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
