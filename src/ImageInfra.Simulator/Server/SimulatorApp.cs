using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using ImageInfra.Simulator.Admin;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.ImageBuilder;
using ImageInfra.Simulator.Providers.Storage;
using ImageInfra.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace ImageInfra.Simulator.Server;

/// <summary>The simulated Azure over HTTP: ARM, sign-in, blobs and the admin API.</summary>
internal sealed class SimulatorApp
{
    private readonly AzureState _azure;
    private readonly TokenIssuer _tokens;
    private readonly RequestLog _requests = new();
    private readonly EntraEndpoints _entra;
    private readonly BlobEndpoint _blobs;
    private readonly AdminApi _admin;
    private readonly HostRule _hosts;
    private readonly string _instance;
    private long _number;

    private SimulatorApp(AzureState azure, TokenIssuer tokens, AdminAccess access, TaskCompletionSource stopRequested)
    {
        _hosts = new(azure.Options.Address);
        _azure = azure;
        _tokens = tokens;
        _entra = new(azure, tokens);
        _blobs = new(azure, tokens, BuildLogBlobs.StoreOf(azure));
        _admin = new(azure, _requests, access, stopRequested);
        _instance = DerivedGuid.Of(azure.Now.UtcTicks).ToString()[..24];
    }

    public static WebApplication Create(AzureState azure, TokenIssuer tokens, X509Certificate2? certificate, AdminAccess access, TaskCompletionSource stopRequested)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ArmReader.MaximumBody;
            kestrel.Listen(azure.Options.Address, azure.Options.Port, listen =>
            {
                listen.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Logging.ClearProviders();
        var app = builder.Build();
        var simulator = new SimulatorApp(azure, tokens, access, stopRequested);
        app.Run(simulator.HandleAsync);
        return app;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        try
        {
            var answer = Refusal(request) is { } refusal ? Log(context, refusal)
                : AdminApi.IsFor(request) ? await _admin.AnswerAsync(request, context.RequestAborted)
                : Log(context, await AnswerAsync(context));
            if (answer is not null)
            {
                await WriteAsync(context, ClientPace.Apply(answer, _azure.Options));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client closed the connection.
            context.Abort();
        }
    }

    // Applies to every endpoint: the allowed host names, and the allowed origins of browsers.
    private ArmAnswer? Refusal(HttpRequest request)
    {
        try
        {
            _hosts.Check(request.Host);
            OriginRule.Check(request);
            return null;
        }
        catch (ArmFault fault)
        {
            return ArmAnswer.Fault(fault);
        }
    }

    /// <summary>The response; null closes the connection.</summary>
    private async ValueTask<ArmAnswer?> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var fault = _azure.Faults.Next(request.Method, request.Path.Value ?? "");
        if (fault?.Delay is { } delay && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, _azure.Clock, context.RequestAborted);
        }

        if (fault?.Kind == FaultKind.Reset)
        {
            return null;
        }

        if (fault is { Kind: FaultKind.Refuse })
        {
            return AnswerOf(fault);
        }

        ArmAnswer answer;
        try
        {
            answer = await _entra.AnswerAsync(request, context.RequestAborted)
                ?? await _blobs.AnswerAsync(request, context.RequestAborted)
                ?? await _azure.AnswerAsync(await ArmReader.ReadAsync(request, _tokens, context.RequestAborted));
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException) || e is BadHttpRequestException)
        {
            answer = ArmAnswer.Fault(FaultOf(e));
        }

        return fault is { Kind: FaultKind.LoseAnswer } && answer.Status < 300 ? AnswerOf(fault) : answer;
    }

    private static ArmAnswer AnswerOf(FaultRule rule) => ArmAnswer.Fault(new(rule.Status, rule.Code, rule.Message)
    {
        Headers = rule.RetryAfter is { } seconds ? [("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : [],
    });

    private static ArmFault FaultOf(Exception exception) => exception switch
    {
        ArmFault fault => fault,
        BadHttpRequestException e => new(
            e.StatusCode,
            e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "RequestContentTooLarge" : "BadRequest",
            $"The request could not be read; the limit for a body is {ArmReader.MaximumBody} bytes."),

        StoreFullException e => new(StatusCodes.Status507InsufficientStorage, "InsufficientStorage", e.Message),
        SimulatorException e => new(500, "InternalServerError", e.Message),

        // An internal error of the simulator gets a response like Azure's, with the place of the error.
        var e => new(500, "InternalServerError", $"The simulator failed with {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}. Please report it with the request."),
    };

    private ArmAnswer? Log(HttpContext context, ArmAnswer? answer)
    {
        var request = new SimulatedRequest(_azure.Clock.GetUtcNow(), context.Request.Method, context.Request.Path.Value ?? "", answer?.Status ?? 0);
        _requests.Add(request);
        _azure.Options.OnRequest?.Invoke(request);
        if (answer is null)
        {
            context.Abort();
        }

        return answer;
    }

    private async Task WriteAsync(HttpContext context, ArmAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = _azure.Now.ToString("R", CultureInfo.InvariantCulture);
        var requestId = $"{_instance}{Interlocked.Increment(ref _number):x12}";
        response.Headers["x-ms-request-id"] = requestId;
        response.Headers["x-ms-correlation-request-id"] =
            context.Request.Headers.TryGetValue("x-ms-correlation-request-id", out var given) ? given : requestId;
        if (context.Request.Headers.TryGetValue("x-ms-client-request-id", out var client))
        {
            response.Headers["x-ms-client-request-id"] = client;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Utf8.IsEmpty)
        {
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Utf8.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.Utf8, context.RequestAborted);
        }
    }
}
