using ImageInfra.Cli.Options;
using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Lifecycle.Revocations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Validation;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A project, a stack and the Azure it is on: what the commands put to work.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly FactoryProject _project;
    private readonly SqliteRunLedger _ledger;
    private readonly LocalAzure? _local;
    private readonly SigningKey? _key;
    private readonly ArmImageVersions _versions;
    private readonly ArmDeployedContents _contents;
    private readonly ArmFactoryResources _resources;
    private readonly ArmConnection _connection;

    private Workplace(
        FactoryProject project,
        ProjectStacks stacks,
        ArmConnection connection,
        SqliteRunLedger ledger,
        TimeProvider clock,
        LocalAzure? local,
        ProvenanceStore provenance,
        SigningKey? key,
        Func<CancellationToken, Task<string>> subscription)
    {
        _project = project;
        _ledger = ledger;
        _local = local;
        _key = key;
        _connection = connection;
        _versions = new ArmImageVersions(connection);
        _contents = new ArmDeployedContents(connection);
        _resources = new ArmFactoryResources(connection);
        Clock = clock;
        AllStacks = stacks;
        Inventory = new FactoryInventoryReader(stacks, _versions, _contents, new ResourceGraphVersions(connection), new ArmVersionConsumers(connection));
        Stacks = new RetryingStackOperations(stacks.OperationsOf(project.Stack), new ArmNestedResources(connection), clock);
        Inspection = new(connection);
        Adoption = new(project, Stacks, connection, subscription);
        Updates = new(project, Stacks, _versions, _contents, clock, Adoption);
        Repairs = new(Updates, Stacks, Inspection);
        Logs = new ArmCustomizationLogs(connection);
        Verifier = new(_versions, provenance, connection.Authority);
        var builds = new ArmImageBuilds(connection);
        var recorder = new ProvenanceRecorder(builds, _versions, Logs, provenance, connection.Authority, key);
        var runs = new TemplateRuns(builds, _versions, ledger, new FailureInvestigation(project, Logs), clock, recorder);
        Builds = new(project, Updates, runs, Inspection);
        Follow = new(project, Updates, runs);
        Cancel = new(project, Updates, runs);
        Distribution = new(Updates, _versions, ledger, clock);
        Promotions = new(stacks, Inventory, _versions, clock);
        Channels = new(stacks, Inventory, _versions, clock);
        Revocations = new(stacks, Inventory, _versions);
        History = runs.History(project.Stack);
        Freshness = new(project, new ArmMarketplaceVersions(connection), _versions, clock);
        Commit = GitCommit.Find(project.Directory);
    }

    public IStackOperations Stacks { get; }

    /// <summary>This stack and the others of the project.</summary>
    public IFactoryStacks AllStacks { get; }

    /// <summary>What the project's stacks have.</summary>
    public IFactoryInventory Inventory { get; }

    public UpdateService Updates { get; }

    /// <summary>Updates that repair what drifted.</summary>
    public RepairService Repairs { get; }

    /// <summary>What takes over what is in Azure already.</summary>
    public AdoptionService Adoption { get; }

    /// <summary>What looks whether all that builds need is in Azure.</summary>
    public StackInspection Inspection { get; }

    public BuildService Builds { get; }

    public FollowService Follow { get; }

    public CancelService Cancel { get; }

    public DistributionService Distribution { get; }

    public PromotionService Promotions { get; }

    public ChannelService Channels { get; }

    public RevocationService Revocations { get; }

    /// <summary>Which images are outdated.</summary>
    public FreshnessService Freshness { get; }

    /// <summary>Every run that the driver decided on.</summary>
    public IRunLedger Ledger => _ledger;

    public ProvenanceVerifier Verifier { get; }

    /// <summary>The git commit that the project is at, where it is in a repository.</summary>
    public string? Commit { get; }

    /// <summary>What earlier runs let a person expect.</summary>
    public BuildHistory History { get; }

    public ICustomizationLogs Logs { get; }

    /// <summary>What decrypts secrets of the stack; null on the local simulator, where nothing does.</summary>
    public ISettingSecrets? Secrets => _local is null ? new PulumiSecrets(_project.Directory, _project.Stack, Clock) : null;

    /// <summary>Compares the catalog with what is deployed.</summary>
    public DeployedComparison Deployed => new(_connection, _versions);

    public PruneService Prune => new(_project.Stack, Inventory, _versions, _resources, new PromotionRecords(_project), Clock);

    /// <summary>The images.</summary>
    public ImageCatalog Catalog => _project.Load().Catalog;

    /// <summary>The stack's settings.</summary>
    public FactorySettings Settings => _project.Load().Settings;

    /// <summary>Azure's clock: the simulator's, where there is one.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Which Azure that is, in a sentence about the stack on it.</summary>
    public string Place => _local is null ? _connection.Cloud.Place : "the local simulator";

    /// <summary>The project of a scope, without anything that it is deployed to.</summary>
    public static FactoryProject ProjectOf(Scope scope) => scope.IsLocal
        ? LocalAzure.ProjectOf(scope.Directory, scope.Stack)
        : new(scope.Directory, scope.Stack);

    /// <summary>Checks settings and catalog, and only then opens what they are deployed to.</summary>
    public static async Task<Workplace> OpenAsync(Scope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var project = ProjectOf(scope);
        MaskVariables(project.Load().Settings);
        var key = scope.SigningKey is { } file ? SigningKey.Load(file) : null;
        return scope.IsLocal
            ? OnLocal(project, await LocalAzure.StartAsync(scope.Directory, scope.Speed, clock, cancellationToken), key)
            : await OnAzureAsync(project, scope, clock, key, cancellationToken);
    }

    /// <summary>The same for commands that build or change: what they would make also keeps to the policy.</summary>
    public static Task<Workplace> OpenByPolicyAsync(Scope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        ProjectOf(scope).LoadByPolicy();
        return OpenAsync(scope, clock, cancellationToken);
    }

    /// <summary>A project on a simulator that is running; the workplace ends it.</summary>
    public static Workplace OnLocal(FactoryProject project, LocalAzure local, SigningKey? key = null) => new(
        project,
        new(
            project.Directory,
            stack => LocalAzure.ProjectOf(project.Directory, stack),
            each => new RehearsalStackOperations(each, local.Connection, local.SubscriptionId, local.StateDirectory)),
        local.Connection,
        local.Ledger,
        local.Clock,
        local,
        LedgerFile.ProvenanceIn(local.Directory),
        key,
        _ => Task.FromResult(local.SubscriptionId));

    /// <summary>The outputs of the last update.</summary>
    /// <exception cref="DriverException">There was none.</exception>
    public async Task<StackOutputs> RequireOutputsAsync(CancellationToken cancellationToken) =>
        await Stacks.OutputsAsync(cancellationToken) ?? throw new DriverException(
            DriverFailure.StackNotFound,
            $"stack '{_project.Stack}' has no outputs on {Place}: it was never updated; 'imageinfra up{(_local is null ? "" : " --local")}' does");

    /// <summary>The template of an image.</summary>
    /// <exception cref="DriverException">There is no such image in the stack, or it waits for its base.</exception>
    public async Task<TemplateOutputs> RequireTemplateAsync(string image, CancellationToken cancellationToken)
    {
        var outputs = await RequireOutputsAsync(cancellationToken);
        var name = outputs.Images.Keys.FirstOrDefault(i => string.Equals(i, image, StringComparison.OrdinalIgnoreCase))
            ?? throw NoImage(image, outputs);
        return outputs.Images[name].Template ?? throw new DriverException(
            DriverFailure.NotFound,
            $"'{image}' has no template: it waits for its base '{outputs.Waiting.GetValueOrDefault(image)}'");
    }

    /// <summary>The catalog file of an image, or null.</summary>
    public CatalogFile? FileOf(string image) => _project.FileOf(image);

    /// <summary>The versions of every image as Resource Graph has them, and whether it was asked in vain, so that they are live.</summary>
    public async Task<(IReadOnlyList<ImageVersions> Images, InventoryAge Age)> RecentVersionsAsync(CancellationToken cancellationToken)
    {
        await RequireOutputsAsync(cancellationToken);
        var inventory = await Inventory.ReadAsync([_project.Stack], withConsumers: false, InventoryAge.Recent, cancellationToken);
        return ([.. inventory.Stack(_project.Stack).Images.Select(i => new ImageVersions(i.Image, i.Versions, i.IsRetired))], inventory.Age);
    }

    /// <summary>The versions of an image, or of every image, live.</summary>
    /// <exception cref="DriverException">There is no such image in the stack.</exception>
    public async Task<IReadOnlyList<ImageVersions>> VersionsAsync(string? image, CancellationToken cancellationToken)
    {
        var outputs = await RequireOutputsAsync(cancellationToken);
        bool IsWanted(string name) => image is null || string.Equals(name, image, StringComparison.OrdinalIgnoreCase);

        var images = outputs.Images.Where(i => IsWanted(i.Key)).Select(i => (Name: i.Key, Id: i.Value.DefinitionId, IsRetired: false)).ToList();
        if (image is null || images.Count == 0)
        {
            images.AddRange((await RetiredAsync(outputs, cancellationToken)).Where(d => IsWanted(d.Name)).Select(d => (d.Name, d.Id, true)));
        }

        return images.Count == 0 && image is not null
            ? throw NoImage(image, outputs)
            : await Task.WhenAll(images.Select(async i => new ImageVersions(i.Name, await _versions.ListAsync(i.Id, cancellationToken), i.IsRetired)));
    }

    /// <summary>The definitions of images that left the catalog and whose versions stay.</summary>
    public Task<IReadOnlyList<GalleryDefinition>> RetiredAsync(StackOutputs outputs, CancellationToken cancellationToken) =>
        RetiredImages.ListAsync(_contents, _project.Stack, outputs, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _key?.Dispose();
        if (_local is null)
        {
            _ledger.Dispose();
        }
        else
        {
            await _local.DisposeAsync();
        }
    }

    private DriverException NoImage(string image, StackOutputs outputs) => new(
        DriverFailure.NotFound,
        $"stack '{_project.Stack}' has no image '{image}'; it has {string.Join(", ", outputs.Images.Keys)}");

    private static void MaskVariables(FactorySettings settings)
    {
        foreach (var name in settings.MaskedVariables)
        {
            SecretMask.Register(Environment.GetEnvironmentVariable(name) ?? "");
        }
    }

    private static async Task<Workplace> OnAzureAsync(FactoryProject project, Scope scope, TimeProvider clock, SigningKey? key, CancellationToken cancellationToken)
    {
        var settings = new AzureSettings(project.ProviderConfiguration(AzureSettings.Namespace), scope.Variables);
        var connection = await ArmConnection.OpenAsync(settings, clock, scope.Warn, cancellationToken);
        var directory = LedgerFile.AzureDirectoryOf(project.Directory);
        return new(
            project,
            new(
                project.Directory,
                stack => new(project.Directory, stack),
                each => AutomationStackOperations.InProcess(each, connection, new() { Clock = clock, KillNow = scope.KillNow })),
            connection,
            LedgerFile.Open(directory),
            clock,
            local: null,
            LedgerFile.ProvenanceIn(directory),
            key,
            new DeploymentSubscription(connection, settings).FindAsync);
    }
}
