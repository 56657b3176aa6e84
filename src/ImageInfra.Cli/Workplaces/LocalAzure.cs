using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A simulated Azure whose state is a folder, held by one process at a time.</summary>
internal sealed class LocalAzure : IAsyncDisposable
{
    private readonly string _directory;
    private readonly FileStream _lock;
    private readonly SimulatorHost _host;

    private LocalAzure(string directory, FileStream @lock, SimulatorHost host)
    {
        Store = ScopeStore.InFolder(directory);
        _directory = directory;
        _lock = @lock;
        _host = host;
        Connection = ArmConnection.Local(host.Endpoint, host.Clock);
    }

    public ArmConnection Connection { get; }

    /// <summary>What is remembered of this simulator: the runs of its templates above all.</summary>
    public IDocumentStore Store { get; }

    public TimeProvider Clock => _host.Clock;

    public string SubscriptionId => _host.SubscriptionId;

    /// <summary>How many requests so far wanted to change something.</summary>
    public long Writes => _host.Writes;

    /// <summary>The folder of all its state.</summary>
    public string Directory => _directory;

    public string StateDirectory => Path.Combine(_directory, "stacks");

    /// <summary>The folder of the simulator's state in a project.</summary>
    public static string DirectoryOf(string project) => Path.Combine(project, ".imageinfra", "local");

    /// <summary>The project, with its pins kept beside the simulator's state: a version there is none in Azure.</summary>
    public static FactoryProject ProjectOf(string project, string stack) =>
        new(project, stack, Path.Combine(DirectoryOf(project), "pins", $"Pulumi.{stack}.yaml"));

    /// <exception cref="DriverException">Another process holds it.</exception>
    public static async Task<LocalAzure> StartAsync(string project, double speed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(project);
        var held = DirectoryLock.Hold(directory);
        try
        {
            var options = new SimulatorOptions { DataDirectory = directory, Speed = speed };
            return new(directory, held, await SimulatorHost.StartAsync(options, clock, cancellationToken));
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>The names of the resource groups that are there.</summary>
    public Task<IReadOnlyList<string>> ResourceGroupsAsync(CancellationToken cancellationToken) =>
        Connection.ResourceGroupsAsync(SubscriptionId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _host.DisposeAsync();
        await _lock.DisposeAsync();
    }
}
