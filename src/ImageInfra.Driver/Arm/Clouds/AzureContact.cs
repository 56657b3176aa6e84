using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The first contact with a cloud: requests Azure Resource Manager and a token from the login server.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="setting">The setting that selects the cloud; null for the default.</param>
/// <param name="login">The login.</param>
/// <param name="client">The HTTP client.</param>
/// <param name="clock">The clock for waits.</param>
internal sealed class AzureContact(AzureCloud cloud, AzureSetting? setting, AzureLogin login, HttpClient client, TimeProvider clock)
{
    // Tools such as the Azure CLI take seconds to return a token.
    private static readonly TimeSpan s_toolLimit = TimeSpan.FromSeconds(14);

    private readonly Lock _gate = new();
    private Task? _contact;

    /// <summary>The login for services of the cloud.</summary>
    public AzureLogin Login => login;

    /// <summary>Contacts the cloud, unless it was reached before.</summary>
    /// <exception cref="DriverException">A server cannot be reached, or the login is refused.</exception>
    public Task ReachAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // The short task is shared by all callers, so none of them can cancel it.
            _contact = _contact is null or { IsFaulted: true } ? MakeAsync() : _contact;
            return _contact.IsCompletedSuccessfully ? Task.CompletedTask : _contact.WaitAsync(cancellationToken);
        }
    }

    private async Task MakeAsync()
    {
        using var contact = new FirstContact(clock);
        var manager = new ContactTarget("the resource manager", cloud.ResourceManager, setting);
        await contact.ReachAsync(manager, AnswersAsync, CancellationToken.None);

        var server = new ContactTarget("the login server", cloud.AuthorityHost, setting);
        using var patient = login.AsksLoginServer ? null : new FirstContact(clock, s_toolLimit);
        await (patient ?? contact).ReachAsync(server, async token => await login.GetTokenAsync(new([cloud.Scope]), token), CancellationToken.None);
    }

    // Any response proves that the server is reachable; without a token it is a refusal.
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(cloud.ResourceManager, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return (int)response.StatusCode < 500 ? true : throw new HttpRequestException($"it returned HTTP {(int)response.StatusCode}");
    }
}
