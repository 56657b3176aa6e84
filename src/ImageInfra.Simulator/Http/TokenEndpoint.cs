using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Http;

/// <summary>Microsoft Entra's token endpoint, as far as a client needs one: anybody gets a token that nobody signed.</summary>
internal static class TokenEndpoint
{
    private const int ExpiresIn = 3599;

    /// <summary>A token, or null when the request is no request for one.</summary>
    public static ArmAnswer? Answer(HttpRequest request, SimulatedAzure azure)
    {
        if (!HttpMethods.IsPost(request.Method) || request.Path.Value?.EndsWith("/oauth2/v2.0/token", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        var claims = new JsonObject
        {
            ["aud"] = $"{request.Scheme}://{request.Host}",
            ["tid"] = azure.Options.TenantId,
            ["oid"] = DerivedGuid.Of("caller").ToString(),
        };
        return new(200, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = ExpiresIn,
            ["ext_expires_in"] = ExpiresIn,
            ["access_token"] = $"{Encode(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" })}.{Encode(claims)}.",
        });
    }

    private static string Encode(JsonObject json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json.ToJsonString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
