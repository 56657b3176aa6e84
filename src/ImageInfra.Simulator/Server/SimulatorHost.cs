using System.Net;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using ImageInfra.Simulator.Admin;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;
using Microsoft.AspNetCore.Builder;

namespace ImageInfra.Simulator.Server;

/// <summary>A running simulated Azure Resource Manager. By default only this machine can reach it.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly AzureState _azure;
    private readonly TokenIssuer _tokens;
    private readonly AdminAccess _access;
    private readonly TimeProvider _clientClock;
    private readonly TaskCompletionSource _stopRequested;

    private SimulatorHost(WebApplication app, AzureState azure, TokenIssuer tokens, AdminAccess access, X509Certificate2? certificate, TimeProvider clientClock, TaskCompletionSource stopRequested)
    {
        _access = access;
        _clientClock = clientClock;
        Certificate = certificate;
        _stopRequested = stopRequested;
        _app = app;
        _azure = azure;
        _tokens = tokens;
        var listening = new Uri(app.Urls.First());
        Endpoint = new UriBuilder(listening) { Host = IPAddress.IsLoopback(azure.Options.Address) && azure.Options.UsesTls ? "localhost" : listening.Host }.Uri;
    }

    /// <summary>The address on which it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>The token that the admin API requires in the header <c>X-ImageInfra-Simulator</c>. It changes at each start.</summary>
    public string AdminToken => _access.Token;

    /// <summary>An address that opens the simulator's page in one browser, once, within ten minutes.</summary>
    public Uri NewPageLink() => new(Endpoint, $"/?{AdminAccess.Code}={_access.NewCode()}");

    /// <summary>The certificate of the server; null without HTTPS.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The simulated clock. Waits on it are shorter by the speed of the simulator.</summary>
    public TimeProvider Clock => _azure.Clock;

    /// <summary>The first subscription.</summary>
    public string SubscriptionId => _azure.Options.Subscriptions[0];

    /// <summary>The number of write requests.</summary>
    public long Writes => _azure.Writes;

    /// <summary>Completes when a call of the admin API stops the simulator.</summary>
    public Task StopRequested => _stopRequested.Task;

    public AzureState Azure => _azure;

    /// <summary>Signs a client in.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="scope">The scope that the token is for.</param>
    public async ValueTask<AccessToken> SignInAsync(string clientId, string scope)
    {
        var expires = _clientClock.GetUtcNow() + TokenIssuer.Lifetime;
        return new(await new SignIn(_azure, _tokens).TokenAsync(clientId, scope, Endpoint.GetLeftPart(UriPartial.Authority)), expires);
    }

    /// <summary>Starts the simulator. Its clock continues from the time at which the data was last used.</summary>
    /// <exception cref="SimulatorException">The data or the certificate cannot be used.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatorHost> StartAsync(
        SimulatorOptions options,
        TimeProvider realTime,
        CancellationToken cancellationToken)
    {
        var clientClock = options.ClientClock ?? realTime;
        var certificate = options switch
        {
            { UsesTls: true, DataDirectory: { } folder } => DevelopmentCertificate.Ensure(folder, options.Address, clientClock),
            { UsesTls: true } => DevelopmentCertificate.Create(options.Address, clientClock),
            _ => null,
        };
        var azure = Load(options, realTime);
        SimulatedTypes.Register(azure);
        var tokens = new TokenIssuer(options.TenantId, options.DataDirectory, clientClock);
        var access = new AdminAccess(clientClock);
        var stopRequested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var app = SimulatorApp.Create(azure, tokens, certificate, access, stopRequested);
            await app.StartAsync(cancellationToken);
            return new(app, azure, tokens, access, certificate, clientClock, stopRequested);
        }
        catch
        {
            tokens.Dispose();
            await azure.DisposeAsync();
            throw;
        }
    }

    private static AzureState Load(SimulatorOptions options, TimeProvider realTime)
    {
        var file = options.DataDirectory is { } directory ? StoreFile.Open(directory) : null;
        try
        {
            return new(options, new ScaledTimeProvider(realTime, options.Speed, file?.ReadClock() ?? realTime.GetUtcNow()), realTime, file);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The clock stops before the connections close.
        _azure.Freeze();
        using var patience = new CancellationTokenSource(s_patience, _clientClock);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        await _azure.DisposeAsync();
        _tokens.Dispose();
        Certificate?.Dispose();
    }
}
