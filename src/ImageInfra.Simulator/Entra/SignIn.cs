using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.ManagedIdentity;

namespace ImageInfra.Simulator.Entra;

/// <summary>
/// Signs clients in. The client id is the identity: a managed identity of the simulator, or else a service principal. The first client
/// becomes Owner of the subscriptions, like the creator of a subscription in Azure. Other clients need role assignments.
/// </summary>
internal sealed class SignIn(AzureState azure, TokenIssuer tokens)
{
    private const string DefaultScope = "/.default";

    /// <summary>Returns a token.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="scope">The scope or the resource that the token is for.</param>
    /// <param name="address">The address of the simulator.</param>
    public async ValueTask<string> TokenAsync(string clientId, string scope, string address)
    {
        var caller = await azure.RunAsync(() =>
        {
            var oid = IdentityType.PrincipalOf(azure, clientId) ?? DerivedGuid.Of($"service principal {clientId}").ToString();
            RoleAssignmentType.EnsureOwner(azure, oid);
            return new Caller(oid, clientId);
        });
        var audience = scope.EndsWith(DefaultScope, StringComparison.OrdinalIgnoreCase) ? scope[..^DefaultScope.Length] : scope;
        return tokens.Issue(caller, audience, $"{address}/{azure.Options.TenantId}/");
    }
}
