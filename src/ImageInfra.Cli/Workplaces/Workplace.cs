using ImageInfra.Cli.Commands;
using ImageInfra.Driver;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Stacks.Automation;
using ImageInfra.Driver.Stacks.Rehearsal;
using ImageInfra.Driver.Versions;
using ImageInfra.Model;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A project, a stack and the Azure it is on: what the commands put to work.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly IFactoryProject _project;
    private readonly LocalAzure? _local;
    private readonly ArmImageVersions _versions;

    private Workplace(
        IFactoryProject project,
        string directory,
        IStackOperations stacks,
        ArmConnection connection,
        TimeProvider clock,
        LocalAzure? local)
    {
        _project = project;
        _local = local;
        _versions = new ArmImageVersions(connection);
        Clock = clock;
        Stacks = new PatientStackOperations(stacks, clock);
        Updates = new(project, Stacks, _versions);
        Builds = new(project, Updates, new ArmImageBuilds(connection));
        BuildTimes = new(Path.Combine(directory, "build-times.json"));
    }

    public IStackOperations Stacks { get; }

    public UpdateService Updates { get; }

    public BuildService Builds { get; }

    public BuildTimes BuildTimes { get; }

    /// <summary>The images.</summary>
    public ImageCatalog Catalog => _project.Load().Catalog;

    /// <summary>Azure's clock: the simulator's, where there is one.</summary>
    public TimeProvider Clock { get; }

    public string Place => _local is null ? "Azure" : "the local simulator";

    /// <summary>The project of a scope, without anything that it is deployed to.</summary>
    public static FactoryProject ProjectOf(Scope scope) => scope.IsLocal
        ? LocalAzure.ProjectOf(scope.Directory, scope.Stack)
        : new(scope.Directory, scope.Stack);

    /// <summary>Checks settings and catalog, and only then opens what they are deployed to.</summary>
    public static async Task<Workplace> OpenAsync(Scope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var project = ProjectOf(scope);
        project.Load();
        return scope.IsLocal
            ? OnLocal(project, await LocalAzure.StartAsync(scope.Directory, scope.Speed, clock, cancellationToken))
            : OnAzure(project, clock);
    }

    /// <summary>A project on a simulator that is running; the workplace ends it.</summary>
    public static Workplace OnLocal(FactoryProject project, LocalAzure local) => new(
        project,
        LocalAzure.DirectoryOf(project.Directory),
        new RehearsalStackOperations(project, local.Connection, local.SubscriptionId, local.StateDirectory),
        local.Connection,
        local.Clock,
        local);

    /// <summary>The outputs of the last update.</summary>
    /// <exception cref="DriverException">There was none.</exception>
    public async Task<StackOutputs> RequireOutputsAsync(CancellationToken cancellationToken) =>
        await Stacks.OutputsAsync(cancellationToken) ?? throw new DriverException(
            DriverFailure.StackNotFound,
            $"stack '{_project.Stack}' has no outputs on {Place}: it was never updated; 'imageinfra up{(_local is null ? "" : " --local")}' does");

    /// <summary>The versions of an image, or of every image.</summary>
    /// <exception cref="DriverException">There is no such image in the stack.</exception>
    public async Task<IReadOnlyList<ImageVersions>> VersionsAsync(string? image, CancellationToken cancellationToken)
    {
        var outputs = await RequireOutputsAsync(cancellationToken);
        var images = outputs.Images.Where(i => image is null || string.Equals(i.Key, image, StringComparison.OrdinalIgnoreCase)).ToList();
        return images.Count == 0 && image is not null
            ? throw new DriverException(
                DriverFailure.NotFound,
                $"stack '{_project.Stack}' has no image '{image}'; it has {string.Join(", ", outputs.Images.Keys)}")
            : await Task.WhenAll(images.Select(async i =>
                new ImageVersions(i.Key, await _versions.ListAsync(i.Value.DefinitionId, cancellationToken))));
    }

    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    private static Workplace OnAzure(FactoryProject project, TimeProvider clock) => new(
        project,
        Path.Combine(project.Directory, ".imageinfra"),
        AutomationStackOperations.InProcess(project),
        ArmConnection.Azure(clock),
        clock,
        local: null);
}
