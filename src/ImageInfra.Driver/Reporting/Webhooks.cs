using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Sends signed requests to a stack's webhooks when runs start, succeed or fail. Builds do not wait for webhooks, and a failing
/// webhook does not fail a build.
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

    /// <summary>Creates the observer; null if there are no webhooks.</summary>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="clock">This machine's clock, also with the simulator, because a receiver compares timestamps with its own clock.</param>
    /// <param name="warn">Receives warnings.</param>
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

    /// <summary>Sends pending messages, for a few seconds at most.</summary>
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
