using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Automation.Events;

/// <summary>Reads one line of an event log.</summary>
internal static class EngineEventReader
{
    public static EngineEvent Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new()
        {
            Sequence = root.TryGetProperty("sequence", out var sequence) ? sequence.GetInt32() : 0,
            DiagnosticEvent = Part(root, "diagnosticEvent", e => new DiagnosticEvent
            {
                Urn = Text(e, "urn"),
                Message = Text(e, "message") ?? "",
                Severity = Text(e, "severity") ?? "",
                Ephemeral = Flag(e, "ephemeral"),
            }),
            SummaryEvent = Part(root, "summaryEvent", e => new SummaryEvent
            {
                DurationSeconds = e.TryGetProperty("durationSeconds", out var duration) ? duration.GetInt32() : 0,
                ResourceChanges = OperationTypes.ReadChanges(e) ?? ImmutableDictionary<OperationType, int>.Empty,
            }),
            ResourcePreEvent = Part(root, "resourcePreEvent", e => new ResourcePreEvent { Metadata = Step(e), Planning = Flag(e, "planning") }),
            ResourceOutputsEvent = Part(root, "resOutputsEvent", e => new ResourceOutputsEvent { Metadata = Step(e), Planning = Flag(e, "planning") }),
            ResourceOperationFailedEvent = Part(root, "resOpFailedEvent", e => new ResourceOperationFailedEvent { Metadata = Step(e) }),
        };
    }

    private static T? Part<T>(JsonElement root, string name, Func<JsonElement, T> read)
        where T : class => root.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? read(part) : null;

    private static StepEventMetadata Step(JsonElement owner)
    {
        var metadata = owner.GetProperty("metadata");
        return new()
        {
            Op = OperationTypes.Parse(Text(metadata, "op") ?? ""),
            Urn = Text(metadata, "urn") ?? "",
            Type = Text(metadata, "type") ?? "",
            Old = Part(metadata, "old", State),
            New = Part(metadata, "new", State),
            Keys = Texts(metadata, "keys"),
            Diffs = Texts(metadata, "diffs"),
        };
    }

    private static StepEventStateMetadata State(JsonElement state) => new()
    {
        Urn = Text(state, "urn") ?? "",
        Type = Text(state, "type") ?? "",
        Custom = Flag(state, "custom"),
        Delete = Flag(state, "delete"),
        Protect = Flag(state, "protect"),
        Id = Text(state, "id") ?? "",
        Inputs = Properties(state, "inputs"),
        Outputs = Properties(state, "outputs"),
    };

    private static ImmutableArray<string>? Texts(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
            : null;

    private static ImmutableDictionary<string, object> Properties(JsonElement state, string name) =>
        state.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToImmutableDictionary(p => p.Name, p => (object)p.Value.Clone())
            : [];

    private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool? Flag(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetBoolean() : null;
}
