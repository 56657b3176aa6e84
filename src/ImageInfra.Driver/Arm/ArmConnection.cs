using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ImageInfra.Driver.Arm;

/// <summary>Where Azure Resource Manager is, and as whom it is called.</summary>
public sealed class ArmConnection
{
    // A thousand builds that end at once need no thousand connections: what limits them is ARM's budget.
    private const int MaximumConnections = 32;

    // Of the simulators on a machine each is somewhere else every time; and none of them is Azure.
    private const string Simulator = "http://localhost";

    // Addresses change while builds go on.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(15);
    private static readonly Uri s_azure = new("https://management.azure.com/");

    private ArmConnection(
        Uri endpoint,
        TimeProvider clock,
        HttpPipelinePolicy authentication,
        TokenCredential? credential,
        HttpPipelineTransport? transport)
    {
        Credential = credential;
        Authority = credential is null ? Simulator : endpoint.GetLeftPart(UriPartial.Authority);
        Transport = transport;
        var options = new PipelineOptions { RetryPolicy = new ArmRetryPolicy(clock) };
        options.AddPolicy(new ArmBudgetPolicy(clock), HttpPipelinePosition.PerRetry);
        options.Transport = transport ?? new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = MaximumConnections,
            PooledConnectionLifetime = s_connectionLifetime,
        }));

        Client = new(endpoint, HttpPipelineBuilder.Build(options, authentication), clock);
    }

    internal ArmClient Client { get; }

    /// <summary>What ARM ids are appended to where they have to be addresses: Azure's, or <c>http://localhost</c> of a simulator.</summary>
    public string Authority { get; }

    /// <summary>As whom other services of Azure are called; null on a simulator.</summary>
    internal TokenCredential? Credential { get; }

    /// <summary>What carries requests, where a test says so.</summary>
    internal HttpPipelineTransport? Transport { get; }

    /// <summary>Azure's public cloud, as whoever is logged in, or as the credential given.</summary>
    public static ArmConnection Azure(TimeProvider clock, TokenCredential? credential = null)
    {
        credential ??= new DefaultAzureCredential();
        var authentication = new BearerTokenAuthenticationPolicy(credential, $"{s_azure}.default");
        return new(s_azure, clock, authentication, credential, transport: null);
    }

    /// <summary>A simulator on this machine. Its clock decides how long waits take.</summary>
    /// <exception cref="ArgumentException">The endpoint is on another machine: nothing there keeps what is sent private.</exception>
    public static ArmConnection Local(Uri endpoint, TimeProvider clock) => Local(endpoint, clock, transport: null);

    /// <summary>The names of a subscription's resource groups.</summary>
    public async Task<IReadOnlyList<string>> ResourceGroupsAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var groups = await Client.ListAsync($"/subscriptions/{subscriptionId}/resourceGroups", ApiVersions.ResourceGroups, cancellationToken);
        return [.. (groups ?? []).Select(g => (string)g["name"]!)];
    }

    internal static ArmConnection Local(Uri endpoint, TimeProvider clock, HttpPipelineTransport? transport) => endpoint.IsLoopback
        ? new(endpoint, clock, new LoopbackTokenPolicy(), credential: null, transport)
        : throw new ArgumentException($"{endpoint} is not on this machine; expected a loopback address", nameof(endpoint));

    private sealed class PipelineOptions : ClientOptions;
}
