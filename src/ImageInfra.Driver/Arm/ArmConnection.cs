using Azure.Core;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>A connection to Azure Resource Manager with a login.</summary>
public sealed class ArmConnection
{
    // Simulators listen on changing ports, so this one authority stands for all of them.
    private const string Simulator = "http://localhost";

    private readonly AzureContact? _contact;

    private ArmConnection(
        AzureCloud cloud,
        TimeProvider clock,
        HttpPipelinePolicy authentication,
        HttpPipelineTransport transport,
        AzureContact? contact = null,
        ArmWait? wait = null)
    {
        _contact = contact;
        Clock = clock;
        Cloud = cloud;
        Authority = cloud.IsOnThisMachine ? Simulator : cloud.ResourceManager.GetLeftPart(UriPartial.Authority);
        Wait = wait;
        var options = new PipelineOptions { RetryPolicy = new ArmRetryPolicy(clock, wait), Transport = transport };
        options.AddPolicy(new ArmBudgetPolicy(clock), HttpPipelinePosition.PerRetry);
        if (clock is AzureClock corrected)
        {
            options.AddPolicy(new AzureClockPolicy(corrected), HttpPipelinePosition.PerRetry);
        }

        Client = new(cloud.ResourceManager, HttpPipelineBuilder.Build(options, authentication), clock, contact is null ? null : contact.ReachAsync);
    }

    internal ArmClient Client { get; }

    /// <summary>The time by Azure's clock, for decisions about Azure resources.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The Azure cloud.</summary>
    public AzureCloud Cloud { get; }

    /// <summary>The base address for ARM ids used as URLs: Azure's, or <c>http://localhost</c> for a simulator.</summary>
    public string Authority { get; }

    /// <summary>The credential for other Azure services; null on a simulator, which needs none.</summary>
    internal TokenCredential? Credential => _contact?.Login;

    /// <summary>The transport for requests to other services; set only by tests.</summary>
    internal HttpPipelineTransport? Transport { get; private init; }

    /// <summary>Receives messages about long waits.</summary>
    internal ArmWait? Wait { get; }

    /// <summary>
    /// Opens a connection from settings. A cloud with a metadata document is contacted at once; everything else is contacted before the
    /// first request, or by <see cref="ReachAsync"/>.
    /// </summary>
    /// <param name="settings">The stack's configuration and the environment.</param>
    /// <param name="clock">The clock for waits.</param>
    /// <param name="tell">Receives messages about requests that wait.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">A setting is invalid, or the cloud's metadata document cannot be read.</exception>
    public static Task<ArmConnection> OpenAsync(AzureSettings settings, TimeProvider clock, Action<string> tell, CancellationToken cancellationToken) =>
        OpenAsync(settings, clock, tell, AzureHandlers.Create(), cancellationToken);

    /// <summary>Connects to a simulator on this machine. Its clock determines the length of waits.</summary>
    /// <exception cref="ArgumentException">The endpoint is on another machine; requests to it would be unprotected.</exception>
    public static ArmConnection Local(Uri endpoint, TimeProvider clock) => Local(endpoint, clock, transport: null);

    /// <summary>
    /// Verifies that Azure can be reached and that the login works. The first call takes at most 15 seconds; later calls return at once.
    /// </summary>
    /// <exception cref="DriverException">Azure Resource Manager or the login server cannot be reached, or the login is refused.</exception>
    public Task ReachAsync(CancellationToken cancellationToken) => _contact?.ReachAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>The names of the resource groups in a subscription.</summary>
    public async Task<IReadOnlyList<string>> ResourceGroupsAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var groups = await Client.ListAsync($"/subscriptions/{subscriptionId}/resourceGroups", ApiVersions.ResourceGroups, cancellationToken);
        return [.. (groups ?? []).Select(g => (string)g["name"]!)];
    }

    internal static async Task<ArmConnection> OpenAsync(
        AzureSettings settings,
        TimeProvider clock,
        Action<string> tell,
        HttpMessageHandler handler,
        CancellationToken cancellationToken)
    {
        // The timeout is infinite because the pipelines have their own time limits.
        var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var method = LoginMethod.Of(settings);
        var choice = CloudChoice.Of(settings, method is LoginMethod.Chain ? settings.AzureCliCloud : null);
        var (cloud, setting) = choice switch
        {
            CloudChoice.Described described => (await DescribeAsync(described, client, clock, cancellationToken), described.Setting),
            CloudChoice.Named named => (named.Cloud, named.Setting),
            _ => throw new InvalidOperationException($"{choice.GetType()} is not a choice of a cloud"),
        };
        var disablesInstanceDiscovery = settings.IsOn("disableInstanceDiscovery", "ARM_DISABLE_INSTANCE_DISCOVERY");
        var login = new AzureLogin(new LoginCredentials(cloud, disablesInstanceDiscovery, client).Create(method), method, cloud, clock);
        return new(
            cloud,
            new AzureClock(clock),
            new BearerTokenAuthenticationPolicy(login, cloud.Scope),
            new HttpClientTransport(client),
            new(cloud, setting, login, client, clock),
            new(tell, clock));
    }

    internal static ArmConnection Local(Uri endpoint, TimeProvider clock, HttpPipelineTransport? transport) => endpoint.IsLoopback
        ? new(
            AzureCloud.Public with { Name = "local", ResourceManager = endpoint },
            clock,
            new LoopbackTokenPolicy(),
            transport ?? new HttpClientTransport(new HttpClient(AzureHandlers.Create()))) { Transport = transport }
        : throw new ArgumentException($"{endpoint} is not on this machine; expected a loopback address", nameof(endpoint));

    private static async Task<AzureCloud> DescribeAsync(CloudChoice.Described choice, HttpClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var contact = new FirstContact(clock);
        return await new CloudMetadata(client).ReadAsync(choice, contact, cancellationToken);
    }

    private sealed class PipelineOptions : ClientOptions;
}
