using System.Net;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;
using ImageInfra.Simulator.Tls;
using Microsoft.AspNetCore.Builder;

namespace ImageInfra.Simulator;

/// <summary>A simulated Azure Resource Manager that listens: on this machine alone, unless told otherwise.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly SimulatedAzure _azure;
    private readonly TimeProvider _realTime;
    private readonly TaskCompletionSource _stopRequested;

    private SimulatorHost(WebApplication app, SimulatedAzure azure, TimeProvider realTime, TaskCompletionSource stopRequested)
    {
        _realTime = realTime;
        _stopRequested = stopRequested;
        _app = app;
        _azure = azure;
        var listening = new Uri(app.Urls.First());
        Endpoint = new UriBuilder(listening) { Host = IPAddress.IsLoopback(azure.Options.Address) && azure.Options.UsesTls ? "localhost" : listening.Host }.Uri;
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>The simulated clock. Whoever waits by it waits as much shorter as the simulator is faster.</summary>
    public TimeProvider Clock => _azure.Clock;

    /// <summary>The first subscription.</summary>
    public string SubscriptionId => _azure.Options.Subscriptions[0];

    /// <summary>How many requests so far wanted to change something.</summary>
    public long Writes => _azure.Writes;

    /// <summary>Ends when somebody asks over the admin API that the simulator stop.</summary>
    public Task StopRequested => _stopRequested.Task;

    internal SimulatedAzure Azure => _azure;

    /// <summary>Starts listening. Time goes on from where it stood when the data was last used.</summary>
    /// <exception cref="SimulatorException">The data or the certificate is of no use.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(
        SimulatorOptions options,
        TimeProvider realTime,
        CancellationToken cancellationToken)
    {
        var certificate = options switch
        {
            { UsesTls: true, DataDirectory: { } folder } => DevelopmentCertificate.Ensure(folder, options.Address, realTime),
            { UsesTls: true } => throw new SimulatorException("HTTPS needs a data folder, which the certificate is kept in"),
            _ => null,
        };
        var journal = options.DataDirectory is { } directory ? Journal.Open(directory) : null;
        var clock = new ScaledTimeProvider(realTime, options.Speed, journal?.ReadClock() ?? realTime.GetUtcNow());
        var azure = new SimulatedAzure(options, clock, realTime, journal);
        var stopRequested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var app = SimulatorApp.Create(azure, certificate, stopRequested);
            await app.StartAsync(cancellationToken);
            return new(app, azure, realTime, stopRequested);
        }
        catch
        {
            await azure.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Time stands still from here on, however long connections take to close.
        _azure.Freeze();
        using var patience = new CancellationTokenSource(s_patience, _realTime);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        await _azure.DisposeAsync();
    }
}
