using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Reporting;

/// <summary>One message to a webhook.</summary>
/// <param name="Event">The kind of event.</param>
/// <param name="Id">The id, which is the same whenever any process sends the same event again.</param>
/// <param name="Body">The event's JSON.</param>
internal sealed record WebhookDelivery(WebhookEvent Event, Guid Id, byte[] Body)
{
    /// <summary>Creates the delivery of an event; null for an event that is not sent to webhooks.</summary>
    public static WebhookDelivery? Of(JsonObject e) => (string?)e["event"] switch
    {
        "started" => Create(WebhookEvent.Started, e),
        "published" => Create(WebhookEvent.Succeeded, e),
        "failed" => Create(WebhookEvent.Failed, e),
        _ => null,
    };

    // An event before the start of a run is identified only by its time.
    private static WebhookDelivery Create(WebhookEvent what, JsonObject e) => new(
        what,
        DeterministicGuid.Create("delivery", Text(e, "stack"), Text(e, "image"), what.ToString(), (string?)e["runId"] ?? Text(e, "time")),
        Encoding.UTF8.GetBytes(BuildEventJson.Text(e)));

    private static string Text(JsonObject e, string name) => (string)e[name]!;
}
