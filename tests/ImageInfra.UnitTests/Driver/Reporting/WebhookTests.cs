using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Reporting;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class WebhookTests
{
    private static readonly WebhookTarget s_webhook = new(new("https://hooks.example/secret-path"), "key", Enum.GetValues<WebhookEvent>());

    private readonly WatchedClock _clock = new(SomeRuns.Day);
    private readonly List<string> _warnings = [];

    [Fact]
    public void A_signature_is_the_hmac_of_timestamp_and_body()
    {
        Assert.Equal(
            "sha256=" + SignatureByHand("key", "1700000000.{\"a\":1}"),
            WebhookSignature.Of("key", "1700000000", "{\"a\":1}"u8));
    }

    [Theory]
    [InlineData("started", WebhookEvent.Started)]
    [InlineData("published", WebhookEvent.Succeeded)]
    [InlineData("failed", WebhookEvent.Failed)]
    public void Three_events_are_sent(string name, WebhookEvent expected)
    {
        Assert.Equal(expected, WebhookDelivery.Of(Event(name))!.Event);
        Assert.Null(WebhookDelivery.Of(Event("progress")));
    }

    [Fact]
    public void A_repeated_delivery_has_the_same_id()
    {
        var first = WebhookDelivery.Of(Event("failed", "run1"))!.Id;

        Assert.Equal(first, WebhookDelivery.Of(Event("failed", "run1", "2026-11-23T09:00:00.000Z"))!.Id);
        Assert.NotEqual(first, WebhookDelivery.Of(Event("failed", "run2"))!.Id);
        Assert.NotEqual(first, WebhookDelivery.Of(Event("started", "run1"))!.Id);
        Assert.NotEqual(WebhookDelivery.Of(Event("failed"))!.Id, WebhookDelivery.Of(Event("failed", time: "2026-11-23T09:00:00.000Z"))!.Id);
    }

    [Fact]
    public async Task An_unavailable_receiver_is_retried_after_growing_pauses()
    {
        var receiver = new ScriptedReceiver(HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests, HttpStatusCode.OK);
        using var http = new HttpClient(receiver);
        var sending = Sender(http).SendAsync(WebhookDelivery.Of(Event("started"))!, default);

        await _clock.PassAsync(1);
        await _clock.WaitedForAsync(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Null(await sending);
        Assert.Equal(["1795420800", "1795420801", "1795420806"], receiver.Timestamps);
    }

    [Fact]
    public async Task A_refusing_receiver_is_not_retried()
    {
        var receiver = new ScriptedReceiver(HttpStatusCode.Forbidden);
        using var http = new HttpClient(receiver);

        Assert.Equal("returned HTTP 403", await Sender(http).SendAsync(WebhookDelivery.Of(Event("started"))!, default));
    }

    [Fact]
    public async Task A_silent_receiver_is_dropped_after_three_times_ten_seconds()
    {
        var receiver = new ScriptedReceiver(null, null, null);
        using var http = new HttpClient(receiver);
        var sending = Sender(http).SendAsync(WebhookDelivery.Of(Event("started"))!, default);

        foreach (var wait in (int[])[10, 1, 10, 5, 10])
        {
            await _clock.PassAsync(wait);
        }

        Assert.Equal("did not respond within 10 s", await sending);
    }

    [Fact]
    public async Task A_webhook_without_its_key_is_a_warning_without_its_path()
    {
        var webhook = new Webhook(new("https://hooks.example/secret-path"), "KEY", Enum.GetValues<WebhookEvent>());

        var targets = await WebhookTarget.FindAsync([webhook], new Dictionary<string, string>(), secrets: null, _warnings.Add, default);

        Assert.Null(Webhooks.Create(targets, _clock, _warnings.Add));
        Assert.Equal(
            ["webhook hooks.example receives no events: the environment variable KEY with its key is not set"],
            _warnings);
    }

    [Fact]
    public async Task Events_that_are_not_sent_in_time_are_dropped_with_a_warning()
    {
        var receiver = new ScriptedReceiver([null, null]);
        using var http = new HttpClient(receiver);
        using var queue = new WebhookQueue(s_webhook, Sender(http), _warnings.Add);
        queue.Add(WebhookDelivery.Of(Event("started", "run1"))!);
        queue.Add(WebhookDelivery.Of(Event("published", "run1"))!);
        await receiver.FirstAsync;

        var ending = queue.EndAsync(TimeSpan.FromSeconds(5), _clock);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await ending;

        Assert.Equal(["webhook hooks.example did not receive events in time; the builds continue without it", "webhook hooks.example did not receive 2 events"], _warnings);
    }

    private WebhookSender Sender(HttpClient http) => new(http, s_webhook, _clock);

    private static JsonObject Event(string name, string? run = null, string time = "2026-11-23T08:00:00.000Z") =>
        new() { ["time"] = time, ["event"] = name, ["stack"] = "dev", ["image"] = "web", ["runId"] = run };

    private static string SignatureByHand(string key, string text)
    {
        // Computes the HMAC of RFC 2104 step by step.
        var padded = Encoding.UTF8.GetBytes(key.PadRight(64, '\0'));
        byte[] inner = [.. padded.Select(b => (byte)(b ^ 0x36)), .. Encoding.UTF8.GetBytes(text)];
        byte[] outer = [.. padded.Select(b => (byte)(b ^ 0x5c)), .. System.Security.Cryptography.SHA256.HashData(inner)];
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(outer));
    }
}
