using System.Text.Json;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Admin;

/// <summary>The API of the simulator itself, at <c>/_sim</c>, and its page, at <c>/</c>.</summary>
internal sealed class AdminApi(AzureState azure, RequestLog requests, AdminAccess access, TaskCompletionSource stopRequested)
{
    private const string Root = "/_sim/";
    private const string Json = "application/json";

    private readonly FaultApi _faults = new(azure);

    public static bool IsFor(HttpRequest request) =>
        request.Path.Value is "/" or "" or "/favicon.ico" || request.Path.StartsWithSegments("/_sim", StringComparison.Ordinal);

    public async Task<ArmAnswer> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await RouteAsync(request, cancellationToken);
        }
        catch (ArmFault fault)
        {
            return ArmAnswer.Fault(fault);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return ArmAnswer.Fault(new(400, "InvalidRequest", $"The body is invalid: {e.Message}"));
        }
    }

    private async Task<ArmAnswer> RouteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var path = request.Path.Value ?? "/";
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return path == "/favicon.ico" ? new(204)
                : request.Query[AdminAccess.Code].ToString() is { Length: > 0 } code ? Open(request, code)
                : PageFile.Answer("index.html");
        }

        var call = $"{request.Method} {path[Root.Length..]}";
        if (call is "GET status" or "GET view" or "GET incidents" or "GET faults")
        {
            access.RequireReader(request);
        }
        else if (call is not ("GET page.js" or "GET page.css"))
        {
            access.RequireToken(request);
        }

        return call switch
        {
            "GET status" => ArmAnswer.Of(200, await azure.RunAsync(() => Snapshot.Status(azure, requests))),
            "GET view" => ArmAnswer.Of(200, await azure.RunAsync(() => Snapshot.View(azure, requests))),
            "GET page.js" => PageFile.Answer("page.js"),
            "GET page.css" => PageFile.Answer("page.css"),
            "GET incidents" => ArmAnswer.Of(200, FaultApi.Incidents()),
            "GET faults" => ArmAnswer.Of(200, _faults.List()),
            "POST faults" => ArmAnswer.Of(201, _faults.Add(await ReadAsync(request, cancellationToken))),
            "DELETE faults" => ArmAnswer.Of(200, _faults.Clear(request.Query["id"].ToString())),
            "POST links" => ArmAnswer.Of(201, new JsonObject { ["page"] = Link() }),
            "POST stop" => Stop(),
            _ => throw new ArmFault(404, "NotFound", $"The simulator has no call '{call}'. It has GET status, view, incidents, faults; POST faults, links, stop; DELETE faults."),
        };
    }

    /// <summary>A path that opens the page, once.</summary>
    public string Link() => $"/?{AdminAccess.Code}={access.NewCode()}";

    // On to the page without the code, which so is in no history.
    private ArmAnswer Open(HttpRequest request, string code) => access.Redeem(request, code) is { } cookie
        ? new(303) { Headers = [("Location", "/"), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), cookie] }
        : throw new ArmFault(403, "LinkUsed", "This link was used already, or is older than ten minutes. 'imageinfra sim status' prints another.");

    private ArmAnswer Stop()
    {
        stopRequested.TrySetResult();
        return new(202);
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith(Json, StringComparison.OrdinalIgnoreCase) is not true)
        {
            throw new ArmFault(415, "UnsupportedMediaType", $"The body must be {Json}.");
        }

        return await JsonNode.ParseAsync(request.Body, documentOptions: SimulatorJson.Strict, cancellationToken: cancellationToken) as JsonObject
            ?? throw new JsonException("expected an object");
    }
}

/// <summary>The files of the page at <c>/</c>, embedded in the assembly.</summary>
internal static class PageFile
{
    private static readonly Dictionary<string, string> s_types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8",
    };

    public static ArmAnswer Answer(string file)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"{typeof(PageFile).Namespace}.Page.{file}")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return new(200, buffer.ToArray())
        {
            ContentType = s_types[Path.GetExtension(file)],
            Headers =
            [
                ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-cache"),
            ],
        };
    }
}
