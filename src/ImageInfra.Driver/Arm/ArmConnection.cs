using Azure.Core;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>Where Azure Resource Manager is, and as whom it is called.</summary>
public sealed class ArmConnection
{
    // Of the simulators on a machine each is somewhere else every time; and none of them is Azure.
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

    /// <summary>Azure's time, which decisions about its resources are made by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The Azure that it is of.</summary>
    public AzureCloud Cloud { get; }

    /// <summary>What ARM ids are appended to where they have to be addresses: Azure's, or <c>http://localhost</c> of a simulator.</summary>
    public string Authority { get; }

    /// <summary>As whom other services of Azure are called; null on a simulator that takes anybody.</summary>
    internal TokenCredential? Credential => _contact?.Login;

    /// <summary>What carries requests to other services, where a test says so.</summary>
    internal HttpPipelineTransport? Transport { get; private init; }

    /// <summary>Who is told of long waits.</summary>
    internal ArmWait? Wait { get; }

    /// <summary>
    /// The Azure that settings name, as whom they name. A cloud that describes itself is asked to at once; everything else is
    /// contacted before the first request, and by <see cref="ReachAsync"/>.
    /// </summary>
    /// <param name="settings">What the stack's configuration and the environment say.</param>
    /// <param name="clock">The clock for waits.</param>
    /// <param name="tell">Tells a person that a request waits.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">A setting has a value that can't be used, or the cloud's description can't be read.</exception>
    public static Task<ArmConnection> OpenAsync(AzureSettings settings, TimeProvider clock, Action<string> tell, CancellationToken cancellationToken) =>
        OpenAsync(settings, clock, tell, AzureHandlers.Create(), cancellationToken);

    /// <summary>A simulator on this machine. Its clock decides how long waits take.</summary>
    /// <exception cref="ArgumentException">The endpoint is on another machine: nothing there keeps what is sent private.</exception>
    public static ArmConnection Local(Uri endpoint, TimeProvider clock) => Local(endpoint, clock, transport: null);

    /// <summary>
    /// Makes sure that Azure can be reached and that somebody is logged in. It takes 15 seconds at most, and the second time
    /// nothing.
    /// </summary>
    /// <exception cref="DriverException">The resource manager or the login server can't be reached, or the login is refused.</exception>
    public Task ReachAsync(CancellationToken cancellationToken) => _contact?.ReachAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>The names of a subscription's resource groups.</summary>
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
        // The pipelines have time limits of their own.
        var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var method = LoginMethod.Of(settings);
        var choice = CloudChoice.Of(settings, method is LoginMethod.Chain ? settings.AzureCliCloud : null);
        var (cloud, setting) = choice switch
        {
            CloudChoice.Described described => (await DescribeAsync(described, client, clock, cancellationToken), described.Setting),
            CloudChoice.Named named => (named.Cloud, named.Setting),
            _ => throw new InvalidOperationException($"{choice.GetType()} is no choice"),
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
