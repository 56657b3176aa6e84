using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace ImageInfra.Driver.Reporting;

/// <summary>Sends messages to one webhook, and retries for a while.</summary>
internal sealed class WebhookSender(HttpClient http, WebhookTarget webhook, TimeProvider clock)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>Sends a message. Returns null, or the reason of the failure.</summary>
    public async Task<string?> SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (problem, mayPass) = await TryAsync(delivery, cancellationToken);
            if (problem is null || !mayPass || attempt == s_pauses.Length)
            {
                return problem;
            }

            await Task.Delay(s_pauses[attempt], clock, cancellationToken);
        }
    }

    private async Task<(string? Problem, bool MayPass)> TryAsync(
        WebhookDelivery delivery,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(s_timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(delivery);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? (null, false)
                : ($"returned HTTP {(int)response.StatusCode}", (int)response.StatusCode >= 500
                    || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
        }
        catch (HttpRequestException e)
        {
            return ($"can't be reached ({e.HttpRequestError})", true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"did not respond within {s_timeout.TotalSeconds:0} s", true);
        }
    }

    // Each attempt has its own timestamp, so that a receiver can refuse old requests.
    private HttpRequestMessage Request(WebhookDelivery delivery)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        request.Content = new ByteArrayContent(delivery.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ImageInfra", null));
        request.Headers.Add("X-ImageInfra-Event", delivery.Event.ToString().ToLowerInvariant());
        request.Headers.Add("X-ImageInfra-Delivery", delivery.Id.ToString());
        request.Headers.Add("X-ImageInfra-Timestamp", timestamp);
        request.Headers.Add("X-ImageInfra-Signature", WebhookSignature.Of(webhook.Key, timestamp, delivery.Body));
        return request;
    }
}
