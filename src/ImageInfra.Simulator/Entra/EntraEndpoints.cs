using ImageInfra.Simulator.Arm;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Entra;

/// <summary>The endpoints that clients call before ARM: metadata, discovery and tokens. They require no token.</summary>
internal sealed class EntraEndpoints(AzureState azure, TokenIssuer tokens)
{
    private readonly TokenEndpoint _tokens = new(azure, tokens);

    /// <summary>Handles a request. Null if it is for another endpoint.</summary>
    public async ValueTask<ArmAnswer?> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var isPost = HttpMethods.IsPost(request.Method);
        if (!isPost && !HttpMethods.IsGet(request.Method))
        {
            return null;
        }

        var address = $"{request.Scheme}://{request.Host}";
        var path = request.Path.Value ?? "";
        if (isPost)
        {
            return path.EndsWith("/oauth2/v2.0/token", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/oauth2/token", StringComparison.OrdinalIgnoreCase)
                ? await _tokens.AnswerAsync(request, address, cancellationToken)
                : null;
        }

        return path.ToLowerInvariant() switch
        {
            "/metadata/endpoints" => Ok(MetadataDocument.Create(address, request.Host, request.Query["api-version"].ToString())),
            "/common/discovery/instance" => Ok(InstanceDiscovery(request.Host, address)),
            var p when p.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal) => Ok(OpenIdConfiguration(address)),
            var p when p.EndsWith("/discovery/v2.0/keys", StringComparison.Ordinal) || p.EndsWith("/discovery/keys", StringComparison.Ordinal) => Ok(Keys()),
            _ => null,
        };
    }

    private static ArmAnswer Ok(JsonNode body) => ArmAnswer.Of(200, body);

    private JsonObject OpenIdConfiguration(string address)
    {
        var tenant = $"{address}/{azure.Options.TenantId}";
        return new()
        {
            ["token_endpoint"] = $"{tenant}/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
            ["jwks_uri"] = $"{tenant}/discovery/v2.0/keys",
            ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["issuer"] = $"{tenant}/v2.0",
            ["authorization_endpoint"] = $"{tenant}/oauth2/v2.0/authorize",
            ["device_authorization_endpoint"] = $"{tenant}/oauth2/v2.0/devicecode",
            ["end_session_endpoint"] = $"{tenant}/oauth2/v2.0/logout",
            ["claims_supported"] = new JsonArray("sub", "iss", "aud", "exp", "iat", "tid", "oid", "appid"),
        };
    }

    private JsonObject InstanceDiscovery(HostString host, string address) => new()
    {
        ["tenant_discovery_endpoint"] = $"{address}/{azure.Options.TenantId}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = host.Value,
            ["preferred_cache"] = host.Value,
            ["aliases"] = new JsonArray(host.Value),
        }),
    };

    private JsonObject Keys()
    {
        var key = tokens.PublicKey;
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = key.Kty, ["use"] = key.Use, ["kid"] = key.KeyId, ["n"] = key.N, ["e"] = key.E, ["alg"] = "RS256",
            }),
        };
    }
}

/// <summary>The response of <c>/metadata/endpoints</c>: the addresses of the cloud's services, all on this server.</summary>
internal static class MetadataDocument
{
    private const string FirstVersionWithOneCloud = "2022-09-01";

    public static JsonNode Create(string address, HostString host, string apiVersion)
    {
        var cloud = Cloud(address, host);
        return string.CompareOrdinal(apiVersion, "2018") > 0 && string.CompareOrdinal(apiVersion, FirstVersionWithOneCloud) < 0
            ? new JsonArray(cloud)
            : cloud;
    }

    private static JsonObject Cloud(string address, HostString host) => new()
    {
        ["portal"] = address,
        ["authentication"] = new JsonObject
        {
            ["loginEndpoint"] = address,
            ["audiences"] = new JsonArray(address),
            ["tenant"] = "common",
            ["identityProvider"] = "AAD",
        },
        ["media"] = address,
        ["graphAudience"] = address,
        ["graph"] = address,
        ["name"] = "ImageInfraSimulator",
        ["suffixes"] = new JsonObject
        {
            ["storage"] = host.Value,
            ["keyVaultDns"] = $"vault.{host.Value}",
            ["acrLoginServer"] = $"azurecr.{host.Value}",
            ["sqlServerHostname"] = $"database.{host.Value}",
        },
        ["batch"] = address,
        ["resourceManager"] = address,
        ["vmImageAliasDoc"] = $"{address}/aliases",
        ["sqlManagement"] = address,
        ["activeDirectoryDataLake"] = address,
        ["microsoftGraphResourceId"] = address,
        ["appInsightsResourceId"] = address,
        ["appInsightsTelemetryChannelResourceId"] = address,
        ["attestationResourceId"] = address,
        ["synapseAnalyticsResourceId"] = address,
        ["logAnalyticsResourceId"] = address,
        ["ossrDbmsResourceId"] = address,
        ["gallery"] = address,
    };
}
