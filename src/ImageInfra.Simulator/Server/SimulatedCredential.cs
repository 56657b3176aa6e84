using Azure.Core;

namespace ImageInfra.Simulator.Server;

/// <summary>A credential of the Azure SDK that signs a client in without a request.</summary>
internal sealed class SimulatedCredential(SimulatorHost host, string clientId) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        await host.SignInAsync(clientId, requestContext.Scopes.FirstOrDefault() ?? "");
}
