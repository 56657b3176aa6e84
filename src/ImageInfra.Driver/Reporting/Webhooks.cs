using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Tells a stack's webhooks of runs that started, succeeded or failed, in requests that are signed. No build waits for
/// them, and none fails for them.
/// </summary>
public sealed class Webhooks : IProgress<JsonObject>, IAsyncDisposable
{
    private static readonly TimeSpan s_lastMoment = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<WebhookQueue> _queues;

    private Webhooks(
        IReadOnlyList<WebhookTarget> webhooks,
        TimeProvider clock,
        Action<string> warn)
    {
        _clock = clock;
        _queues = [.. webhooks.Select(w => new WebhookQueue(w, new(_http, w, clock), warn))];
    }

    /// <summary>The observer, or null where there is nobody to tell.</summary>
    /// <param name="webhooks">Whom to tell.</param>
    /// <param name="clock">This machine's clock, also where Azure is simulated: a receiver compares it with its own.</param>
    /// <param name="warn">Takes what went wrong.</param>
    public static Webhooks? Create(
        IReadOnlyList<WebhookTarget> webhooks,
        TimeProvider clock,
        Action<string> warn) => webhooks.Count > 0 ? new(webhooks, clock, warn) : null;

    /// <inheritdoc/>
    public void Report(JsonObject value)
    {
        if (WebhookDelivery.Of(value) is { } delivery)
        {
            foreach (var queue in _queues)
            {
                queue.Add(delivery);
            }
        }
    }

    /// <summary>Sends what is left, for some seconds at most.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_queues.Select(q => q.EndAsync(s_lastMoment, _clock)));
        foreach (var queue in _queues)
        {
            queue.Dispose();
        }

        _http.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => "the stack's webhooks";
}
