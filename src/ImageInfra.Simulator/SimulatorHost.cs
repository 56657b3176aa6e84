using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;
using Microsoft.AspNetCore.Builder;

namespace ImageInfra.Simulator;

/// <summary>A simulated Azure Resource Manager that listens on this machine alone.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly SimulatedAzure _azure;
    private readonly TimeProvider _realTime;

    private SimulatorHost(WebApplication app, SimulatedAzure azure, TimeProvider clock, TimeProvider realTime)
    {
        _realTime = realTime;
        _app = app;
        _azure = azure;
        Clock = clock;
        Endpoint = new(app.Urls.First() + "/");
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>The simulated clock. Whoever waits by it waits as much shorter as the simulator is faster.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The one subscription.</summary>
    public string SubscriptionId => _azure.Options.SubscriptionId;

    /// <summary>How many requests so far wanted to change something.</summary>
    public long Writes => _azure.Writes;

    /// <summary>Starts listening. Time goes on from where it stood when the data was last used.</summary>
    public static async Task<SimulatorHost> StartAsync(
        SimulatorOptions options,
        TimeProvider realTime,
        CancellationToken cancellationToken)
    {
        var journal = options.DataDirectory is { } directory ? Journal.Open(directory) : null;
        var clock = new ScaledTimeProvider(realTime, options.Speed, journal?.ReadClock() ?? realTime.GetUtcNow());
        var azure = new SimulatedAzure(options, clock, journal);
        var app = SimulatorApp.Create(azure);
        await app.StartAsync(cancellationToken);
        return new(app, azure, clock, realTime);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Time stands still from here on, however long connections take to close.
        _azure.Freeze();
        using var patience = new CancellationTokenSource(s_patience, _realTime);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        _azure.Dispose();
    }
}
