using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Foundations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ImageInfra.Simulator.Server;

/// <summary>Reads a request to ARM: its caller, its path and its body.</summary>
internal static class ArmReader
{
    /// <summary>ARM's limit for a body, in bytes.</summary>
    public const long MaximumBody = 4 * 1024 * 1024;

    private const string Scheme = "Bearer ";

    public static async ValueTask<ArmRequest> ReadAsync(HttpRequest request, TokenIssuer tokens, CancellationToken cancellationToken)
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
        var query = ReadQuery(request.QueryString);
        return new(
            request.Method.ToUpperInvariant(),
            ArmPath.Parse(request.Path.Value ?? ""),
            query.GetValueOrDefault("api-version", ""),
            query,
            await ReadBodyAsync(request, cancellationToken),
            $"{request.Scheme}://{request.Host}",
            caller);
    }

    // A parameter that occurs twice has both values with a comma between them, as HTTP headers do.
    private static Dictionary<string, string> ReadQuery(QueryString given)
    {
        var query = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in new QueryStringEnumerable(given.Value))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            query[name] = query.TryGetValue(name, out var earlier) ? $"{earlier},{value}" : value;
        }

        return query;
    }

    private static async ValueTask<JsonObject?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return null;
        }

        // The limit for a body allows to read it in one piece.
        ReadResult read;
        while (!(read = await request.BodyReader.ReadAsync(cancellationToken)).IsCompleted)
        {
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        try
        {
            return read.Buffer.IsEmpty ? null : Parse(read.Buffer);
        }
        finally
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    private static JsonObject Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            var utf8 = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
            return JsonNode.Parse(utf8, documentOptions: SimulatorJson.Strict) as JsonObject ?? throw new JsonException("expected an object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ArmFault(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{e.Message}'.");
        }
    }
}
