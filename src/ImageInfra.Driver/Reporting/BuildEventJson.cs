using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Converts build events to JSON objects for programs, each with its time and, once known, the id of its run.
/// <c>docs/events.md</c> describes them. Secrets are masked.
/// </summary>
/// <param name="stack">The stack.</param>
/// <param name="clock">Azure's clock, or the simulator's.</param>
/// <param name="next">Receives the objects.</param>
public sealed class BuildEventJson(string stack, TimeProvider clock, IProgress<JsonObject> next) : IProgress<BuildEvent>
{
    private static readonly JsonSerializerOptions s_compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConcurrentDictionary<string, ImageRun> _runs = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Report(BuildEvent value)
    {
        if (value is BuildEvent.Started started)
        {
            _runs[started.Image] = started.Run;
        }

        next.Report(Create(value));
    }

    /// <summary>Formats an object as one line, with control characters escaped.</summary>
    public static string Text(JsonObject e) => VisibleText.Of(e.ToJsonString(s_compact), keepsLines: false);

    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    private JsonObject Create(BuildEvent value)
    {
        var e = new JsonObject { ["time"] = Time(clock.GetUtcNow()), ["event"] = Kind(value), ["stack"] = stack };
        if (ImageOf(value) is { } image)
        {
            e["image"] = image;
            if (_runs.TryGetValue(image, out var run))
            {
                e["templateId"] = run.TemplateId;
                e["runId"] = run.RunId.ToString();
                e["startTime"] = Time(run.StartTime);
            }
        }

        // Unknown values are omitted.
        foreach (var (name, detail) in BuildEventDetails.Of(value).Where(d => d.Value is not null))
        {
            e[name] = detail!.DeepClone();
        }

        return (JsonObject)SecretMask.Apply(e)!;
    }

    private static string Kind(BuildEvent value) => JsonNamingPolicy.CamelCase.ConvertName(value.GetType().Name);

    private static string? ImageOf(BuildEvent value) => value switch
    {
        BuildEvent.Waiting e => e.Image,
        BuildEvent.Started e => e.Image,
        BuildEvent.Pending e => e.Image,
        BuildEvent.Reused e => e.Image,
        BuildEvent.Progress e => e.Image,
        BuildEvent.Overdue e => e.Image,
        BuildEvent.Retrying e => e.Image,
        BuildEvent.Replicating e => e.Image,
        BuildEvent.Published e => e.Image,
        BuildEvent.Failed e => e.Image,
        BuildEvent.Warning e => e.Image,
        BuildEvent.Skipped e => e.Image,
        BuildEvent.Pinned e => e.Image,
        _ => null,
    };
}
