using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The first contact with a cloud: its resource manager answers, and its login server gives a token.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="setting">What names it; null for the default.</param>
/// <param name="login">As whom.</param>
/// <param name="client">What carries requests.</param>
/// <param name="clock">The clock for waits.</param>
internal sealed class AzureContact(AzureCloud cloud, AzureSetting? setting, AzureLogin login, HttpClient client, TimeProvider clock)
{
    // Tools such as the Azure CLI take seconds to answer.
    private static readonly TimeSpan s_toolLimit = TimeSpan.FromSeconds(14);

    private readonly Lock _gate = new();
    private Task? _contact;

    /// <summary>As whom services of the cloud are called.</summary>
    public AzureLogin Login => login;

    /// <summary>Makes contact, unless that was made.</summary>
    /// <exception cref="DriverException">A server can't be reached, or the login is refused.</exception>
    public Task ReachAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // It is shared, so that nobody's cancellation stops it for the others; it is short.
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

    // Any answer will do: without a token it is a refusal.
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(cloud.ResourceManager, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return (int)response.StatusCode < 500 ? true : throw new HttpRequestException($"it answers HTTP {(int)response.StatusCode}");
    }
}
