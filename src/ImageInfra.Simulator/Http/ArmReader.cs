using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Entra;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Http;

/// <summary>Reads a request to ARM: who sends it, what it is about, and its body.</summary>
internal static class ArmReader
{
    /// <summary>ARM's limit of a body, in bytes.</summary>
    public const long MaximumBody = 4 * 1024 * 1024;

    private const string Scheme = "Bearer ";

    public static async Task<ArmRequest> ReadAsync(HttpRequest request, TokenIssuer tokens, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArmFault(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.")
            {
                Headers = [("WWW-Authenticate", $"Bearer authorization_uri=\"{request.Scheme}://{request.Host}/common\", error=\"invalid_token\"")],
            };
        }

        var caller = await tokens.ReadAsync(authorization[Scheme.Length..].Trim());
        return new(
            request.Method.ToUpperInvariant(),
            ArmPath.Parse(request.Path.Value ?? ""),
            request.Query["api-version"].ToString(),
            request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await ReadBodyAsync(request, cancellationToken),
            $"{request.Scheme}://{request.Host}",
            caller);
    }

    private static async Task<JsonObject?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return null;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: SimulatorJson.Strict) as JsonObject
                ?? throw new JsonException("expected an object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ArmFault(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{e.Message}'.");
        }
    }
}
