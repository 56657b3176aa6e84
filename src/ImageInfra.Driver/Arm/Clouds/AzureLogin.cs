using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// A credential that caches tokens until their renewal. It distinguishes a refused login from an unreachable login server, because
/// the latter is temporary and a followed build must survive it.
/// </summary>
/// <param name="credential">The credential.</param>
/// <param name="method">The method of login.</param>
/// <param name="cloud">The cloud to log in to.</param>
/// <param name="clock">The clock for the expiry of tokens.</param>
internal sealed class AzureLogin(TokenCredential credential, LoginMethod method, AzureCloud cloud, TimeProvider clock) : TokenCredential
{
    private static readonly TimeSpan s_renewal = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new();

    /// <summary>Whether every token comes from the login server. If false, tokens may come from a tool such as the Azure CLI.</summary>
    public bool AsksLoginServer => method is not (LoginMethod.Chain or LoginMethod.ManagedIdentity);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("tokens must be requested asynchronously");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        // A request has claims if Azure refused the cached token.
        var key = string.Join(' ', requestContext.Scopes);
        if (requestContext.Claims is null && _tokens.TryGetValue(key, out var known) && (known.RefreshOn ?? known.ExpiresOn - s_renewal) > clock.GetUtcNow())
        {
            return known;
        }

        try
        {
            return _tokens[key] = await credential.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException e) when (e is not CredentialUnavailableException && ContactFailure.Of(e) is { } failure)
        {
            throw new LoginUnreachableException($"the login server {cloud.AuthorityHost.Host} cannot be reached: {failure.Reason}", e);
        }
        catch (AuthenticationFailedException e)
        {
            throw Refused(e);
        }
    }

    // The Azure CLI is logged in to one cloud at a time.
    private DriverException Refused(AuthenticationFailedException e)
    {
        var why = SecretMask.Apply(string.Join(' ', e.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        return new(
            DriverFailure.NotAuthorized,
            method is LoginMethod.Chain
                ? $"not logged in to {cloud.Place}; {(cloud.AzureCliName is { } name && name != AzureCloud.DefaultCliName ? $"run 'az cloud set --name {name}' and 'az login'" : method.Advice)}. {why}"
                : $"{cloud.Place} refused the login; {method.Advice}. {why}",
            e);
    }
}
