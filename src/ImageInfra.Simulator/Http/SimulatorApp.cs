using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ImageInfra.Simulator.Http;

/// <summary>The simulated Azure over HTTP, on the loopback address.</summary>
internal static class SimulatorApp
{
    private const long MaximumBody = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static WebApplication Create(SimulatedAzure azure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBody;
            kestrel.Listen(IPAddress.Loopback, azure.Options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, azure));
        return app;
    }

    private static async Task AnswerAsync(HttpContext context, SimulatedAzure azure)
    {
        var (status, headers, body) = await AnswerAsync(context.Request, azure, context.RequestAborted);
        var response = context.Response;
        response.StatusCode = status;
        var number = context.Connection.Id + context.TraceIdentifier;
        var requestId = DerivedGuid.Of($"request {number}").ToString();
        response.Headers["x-ms-request-id"] = requestId;
        response.Headers["x-ms-correlation-request-id"] =
            context.Request.Headers.TryGetValue("x-ms-correlation-request-id", out var given) ? given.ToString() : requestId;
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        if (body.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, context.RequestAborted);
        }

        azure.Options.OnRequest?.Invoke(new(context.Request.Method, context.Request.Path, status));
    }

    private static async Task<(int Status, IReadOnlyList<(string, string)> Headers, byte[] Body)> AnswerAsync(
        HttpRequest request,
        SimulatedAzure azure,
        CancellationToken cancellationToken)
    {
        try
        {
            if (TokenEndpoint.Answer(request, azure) is { } token)
            {
                return (token.Status, [], token.Utf8());
            }

            CheckAuthentication(request);
            return azure.Answer(new(
                request.Method.ToUpperInvariant(),
                ArmPath.Parse(request.Path.Value ?? ""),
                request.Query["api-version"].ToString(),
                request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await ReadAsync(request, cancellationToken),
                $"{request.Scheme}://{request.Host}"));
        }
        catch (ArmFault fault)
        {
            var answer = ArmAnswer.Fault(fault);
            return (answer.Status, fault.Status == 401 ? [("WWW-Authenticate", "Bearer error=\"invalid_token\"")] : [], answer.Utf8());
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException e)
        {
            var answer = ArmAnswer.Fault(new(e.StatusCode, e.StatusCode == 413 ? "RequestContentTooLarge" : "BadRequest", $"The request could not be read; at most {MaximumBody} bytes are."));
            return (answer.Status, [], answer.Utf8());
        }
    }

    private static void CheckAuthentication(HttpRequest request)
    {
        if (!request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArmFault(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        }
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method))
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
            return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: s_json) as JsonObject
                ?? throw new JsonException("expected an object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ArmFault(400, "InvalidRequestContent", string.Create(CultureInfo.InvariantCulture, $"The request content was invalid and could not be deserialized: '{e.Message}'."));
        }
    }
}
