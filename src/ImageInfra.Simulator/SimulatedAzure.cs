using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Simulator;

/// <summary>
/// A simulated Azure in this process, for tests: Azure Resource Manager with galleries, image templates, identities and roles, sign-in,
/// and blobs. It listens on a free port of the loopback address, and nothing of it is shared with another simulator.
/// </summary>
/// <example>
/// <code>
/// await using var azure = await SimulatedAzure.StartAsync();
/// var client = new ArmClient(azure.Credential, azure.SubscriptionId, new ArmClientOptions
/// {
///     Environment = new ArmEnvironment(azure.Endpoint, "https://management.azure.com/"),
///     Transport = azure.Transport,
/// });
/// </code>
/// </example>
public sealed class SimulatedAzure : IAsyncDisposable
{
    /// <summary>The client id of <see cref="Credential"/>.</summary>
    private const string OwnerClientId = "5a1b0000-0000-4000-8000-00000000000a";

    private const double LowestSpeed = 1;
    private const double HighestSpeed = 100_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly SimulatorHost _host;
    private readonly HttpClient _client;

    private SimulatedAzure(SimulatorHost host)
    {
        _host = host;
        _client = new(CreateHandler());
        Transport = new HttpClientTransport(_client);
        Credential = CredentialOf(OwnerClientId);
    }

    /// <summary>The address, such as <c>https://localhost:40123/</c>.</summary>
    public Uri Endpoint => _host.Endpoint;

    /// <summary>The tenant of the subscriptions.</summary>
    public string TenantId => _host.Azure.Options.TenantId;

    /// <summary>The ids of the subscriptions.</summary>
    public IReadOnlyList<string> Subscriptions => _host.Azure.Options.Subscriptions;

    /// <summary>The id of the first subscription.</summary>
    public string SubscriptionId => _host.SubscriptionId;

    /// <summary>The credential of a client that is Owner of all subscriptions.</summary>
    public TokenCredential Credential { get; }

    /// <summary>The transport for clients of the Azure SDK. It accepts the certificate of this simulator.</summary>
    public HttpPipelineTransport Transport { get; }

    /// <summary>The simulated clock. A wait on it is shorter than a real one by the speed of the simulator.</summary>
    public TimeProvider Clock => _host.Clock;

    /// <summary>Starts a simulator. Fails if that takes more than 30 seconds.</summary>
    /// <param name="options">The options. Default: no folder, the clock of the system, HTTPS.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="SimulatorException">The data in the folder cannot be used.</exception>
    public static async Task<SimulatedAzure> StartAsync(SimulatedAzureOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        if (options.Speed is not (>= LowestSpeed and <= HighestSpeed))
        {
            throw new ArgumentException($"the speed must be from {LowestSpeed} to {HighestSpeed}, and is {options.Speed}", nameof(options));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        var settings = new SimulatorOptions
        {
            DataDirectory = options.DataDirectory,
            Speed = options.Speed,
            UsesTls = options.UsesHttps,
            RoleAssignmentDelay = options.RoleAssignmentDelay,
            HasRealTimeClients = true,
            ClientClock = TimeProvider.System,
            OnRequest = options.OnRequest,
        };
        settings = options.Subscriptions is { Count: > 0 } subscriptions ? settings with { Subscriptions = subscriptions } : settings;
        var azure = new SimulatedAzure(await SimulatorHost.StartAsync(settings, options.Clock, patience.Token));

        // The first client that signs in becomes Owner.
        await azure.Credential.GetTokenAsync(new(["https://management.azure.com/.default"]), patience.Token);
        return azure;
    }

    /// <summary>
    /// The credential of another client: the client id of a managed identity in the simulator, or any id for a service principal. It has
    /// only the permissions of its role assignments.
    /// </summary>
    public TokenCredential CredentialOf(string clientId) => new SimulatedCredential(_host, clientId);

    /// <summary>A handler for HTTP clients, which accepts the certificate of this simulator. The caller disposes it.</summary>
    public HttpMessageHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler();
        if (_host.Certificate?.RawData is { } own)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 { RawData: var shown } && shown.AsSpan().SequenceEqual(own),
            };
        }

        return handler;
    }

    /// <summary>Stops the simulator. Requests in progress get one second to complete.</summary>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }
}
