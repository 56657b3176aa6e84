using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A simulated Azure whose state is in a folder that one process locks at a time.</summary>
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

    /// <summary>The store of the simulator: runs, statements and plans.</summary>
    public IDocumentStore Store { get; }

    public TimeProvider Clock => _host.Clock;

    public string SubscriptionId => _host.SubscriptionId;

    /// <summary>The number of write requests so far.</summary>
    public long Writes => _host.Writes;

    /// <summary>The folder of the state.</summary>
    public string Directory => _directory;

    public string StateDirectory => Path.Combine(_directory, "stacks");

    /// <summary>The folder of the simulator's state in a project.</summary>
    public static string DirectoryOf(string project) => Path.Combine(project, ".imageinfra", "local");

    /// <summary>The project, with pins in the simulator's folder, because simulated versions do not exist in Azure.</summary>
    public static FactoryProject ProjectOf(string project, string stack) =>
        new(project, stack, Path.Combine(DirectoryOf(project), "pins", $"Pulumi.{stack}.yaml"));

    /// <exception cref="DriverException">Another process holds the folder.</exception>
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

    /// <summary>The names of the existing resource groups.</summary>
    public Task<IReadOnlyList<string>> ResourceGroupsAsync(CancellationToken cancellationToken) =>
        Connection.ResourceGroupsAsync(SubscriptionId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _host.DisposeAsync();
        await _lock.DisposeAsync();
    }
}
