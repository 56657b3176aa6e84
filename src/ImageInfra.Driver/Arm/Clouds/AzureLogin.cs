using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// A credential that keeps its tokens until they are to be renewed, and tells a login that is refused from a login server that
/// can't be reached: the second passes, and a build that is followed must outlive it.
/// </summary>
/// <param name="credential">The credential.</param>
/// <param name="method">How it logs in.</param>
/// <param name="cloud">To which cloud.</param>
/// <param name="clock">The clock that tokens expire by.</param>
internal sealed class AzureLogin(TokenCredential credential, LoginMethod method, AzureCloud cloud, TimeProvider clock) : TokenCredential
{
    private static readonly TimeSpan s_renewal = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new();

    /// <summary>Whether every token is a request to the login server; else tokens may come from elsewhere, such as a tool.</summary>
    public bool AsksLoginServer => method is not (LoginMethod.Chain or LoginMethod.ManagedIdentity);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("tokens are asked for asynchronously");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        // Claims are asked for when Azure refused the token that is known.
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

    // The Azure CLI has one cloud at a time.
    private DriverException Refused(AuthenticationFailedException e)
    {
        var why = SecretMask.Apply(string.Join(' ', e.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        return new(
            DriverFailure.NotAuthorized,
            method is LoginMethod.Chain
                ? $"not logged in to {cloud.Place}; {(cloud.AzureCliName is { } name && name != AzureCloud.DefaultCliName ? $"run 'az cloud set --name {name}' and 'az login'" : method.Advice)}. {why}"
                : $"{cloud.Place} refuses the login; {method.Advice}. {why}",
            e);
    }
}
