using System.Threading.Channels;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>The pending messages of one webhook, in order. Only its disposal waits for them.</summary>
internal sealed class WebhookQueue : IDisposable
{
    private const int Room = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<WebhookDelivery> _deliveries = Channel.CreateBounded<WebhookDelivery>(Room);
    private readonly WebhookTarget _webhook;
    private readonly WebhookSender _sender;
    private readonly Action<string> _warn;
    private readonly Task _sending;
    private int _undelivered;

    public WebhookQueue(WebhookTarget webhook, WebhookSender sender, Action<string> warn)
    {
        _webhook = webhook;
        _sender = sender;
        _warn = warn;
        _sending = SendAllAsync();
    }

    public void Add(WebhookDelivery delivery)
    {
        if (_webhook.Events.Contains(delivery.Event) && !_deliveries.Writer.TryWrite(delivery))
        {
            Missed("is too slow");
        }
    }

    /// <summary>Sends pending messages for up to a time limit, then discards the rest.</summary>
    public async Task EndAsync(TimeSpan limit, TimeProvider clock)
    {
        _deliveries.Writer.TryComplete();
        using var giveUp = clock.CreateTimer(_ => _stop.Cancel(), null, limit, Timeout.InfiniteTimeSpan);
        await _sending;
        if (_undelivered > 1)
        {
            _warn($"{Name} did not receive {_undelivered} events");
        }
    }

    public void Dispose() => _stop.Dispose();

    // The path and the query are omitted, because they often contain a key.
    private string Name => $"webhook {_webhook.Url.Authority}";

    private async Task SendAllAsync()
    {
        await foreach (var delivery in _deliveries.Reader.ReadAllAsync())
        {
            if (await SendAsync(delivery) is { } problem)
            {
                Missed(problem);
            }
        }
    }

    private async Task<string?> SendAsync(WebhookDelivery delivery)
    {
        try
        {
            return await _sender.SendAsync(delivery, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            return "did not receive events in time";
        }
#pragma warning disable CA1031 // a webhook must not fail the build
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"cannot receive events: {SecretMask.Apply(e.Message)}";
        }
    }

    private void Missed(string problem)
    {
        if (Interlocked.Increment(ref _undelivered) == 1)
        {
            _warn($"{Name} {problem}; the builds continue without it");
        }
    }
}
