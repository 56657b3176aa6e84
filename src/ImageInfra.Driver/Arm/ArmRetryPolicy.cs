using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm.Clouds;

namespace ImageInfra.Driver.Arm;

/// <summary>
/// Retries requests that Azure throttles (429, with <c>Retry-After</c>) and, for idempotent requests, connection errors. Unlike
/// Azure.Core's own policy, it waits by the driver's clock.
/// </summary>
/// <param name="clock">The clock for waits.</param>
/// <param name="wait">Receives messages about long waits; null to disable them.</param>
internal sealed class ArmRetryPolicy(TimeProvider clock, ArmWait? wait = null) : HttpPipelinePolicy
{
    // If one request in five fails, one in half a million fails eight times.
    private const int MaximumRetries = 8;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromMinutes(1);

    /// <summary>The wait that Azure requests; null if it requests none.</summary>
    public static TimeSpan? RetryAfter(Response response, TimeProvider clock)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text))
        {
            // Resource Graph has its own quota and header.
            return response.Status == 429 ? QuotaReset(response) : null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Bounded(TimeSpan.FromSeconds(seconds))
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
                ? Bounded(when - clock.GetUtcNow())
                : null;
    }

    /// <summary>The time until Resource Graph's quota resets; null if the response does not state it.</summary>
    public static TimeSpan? QuotaReset(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-resets-after", out var text)
        && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? Bounded(time) : null;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("requests to Azure must be sent asynchronously");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                await ProcessNextAsync(message, pipeline);
                if (retries == MaximumRetries || !IsWorthRepeating(message))
                {
                    return;
                }
            }
            catch (Exception e) when (IsOnTheWay(e, message) && retries < MaximumRetries && IsIdempotent(message))
            {
                var backoff = Backoff(retries);
                wait?.Begin(e is LoginUnreachableException ? e.Message : $"{message.Request.Uri.Host} cannot be reached: {ContactFailure.ReasonOf(e)}", backoff);
                await Task.Delay(backoff, clock, message.CancellationToken);
                continue;
            }

            var pause = RetryAfter(message.Response, clock) ?? Backoff(retries);
            wait?.Begin($"{message.Request.Uri.Host} returned HTTP {message.Response.Status}", pause);
            message.Response.Dispose();
            await Task.Delay(pause, clock, message.CancellationToken);
        }
    }

    // A connection timeout arrives as a cancellation, although the caller did not cancel.
    private static bool IsOnTheWay(Exception e, HttpMessage message) =>
        e is RequestFailedException or IOException || (e is OperationCanceledException && !message.CancellationToken.IsCancellationRequested);

    private static bool IsWorthRepeating(HttpMessage message) =>
        message.Response.Status == 429 || (IsIdempotent(message) && message.Response.Status is 408 or 500 or 502 or 503 or 504);

    private static TimeSpan Backoff(int retries) =>
        s_firstPause * Math.Pow(2, retries) is var pause && pause < s_longestBackoff ? pause : s_longestBackoff;

    private static bool IsIdempotent(HttpMessage message) => message.Request.Method != RequestMethod.Post || ArmRead.Is(message);

    private static TimeSpan Bounded(TimeSpan pause) =>
        pause < TimeSpan.Zero ? TimeSpan.Zero : pause > s_longestPause ? s_longestPause : pause;
}
