using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Reporting;

/// <summary>One thing that a webhook is told.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Id">The same whenever the same thing is told again, by whomever.</param>
/// <param name="Body">The event's JSON.</param>
internal sealed record WebhookDelivery(WebhookEvent Event, Guid Id, byte[] Body)
{
    /// <summary>The delivery of an event, or null for an event that is not told.</summary>
    public static WebhookDelivery? Of(JsonObject e) => (string?)e["event"] switch
    {
        "started" => Create(WebhookEvent.Started, e),
        "published" => Create(WebhookEvent.Succeeded, e),
        "failed" => Create(WebhookEvent.Failed, e),
        _ => null,
    };

    // What failed before there was a run is known by its time alone.
    private static WebhookDelivery Create(WebhookEvent what, JsonObject e) => new(
        what,
        DeterministicGuid.Create("delivery", Text(e, "stack"), Text(e, "image"), what.ToString(), (string?)e["runId"] ?? Text(e, "time")),
        Encoding.UTF8.GetBytes(BuildEventJson.Text(e)));

    private static string Text(JsonObject e, string name) => (string)e[name]!;
}
