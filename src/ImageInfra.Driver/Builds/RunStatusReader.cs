using System.Globalization;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Builds;

/// <summary>Azure's <c>lastRunStatus</c>.</summary>
internal static class RunStatusReader
{
    /// <summary>The status, or null when the template never ran.</summary>
    public static RunStatus? Read(JsonObject? status) => status is null || Time(status["startTime"]) is not { } start
        ? null
        : new(
            // Azure has said "new" before "Running", which no page documents: whatever is unknown goes on.
            Enum.TryParse<RunState>((string?)status["runState"], ignoreCase: true, out var state) ? state : RunState.Running,
            Enum.TryParse<RunSubState>((string?)status["runSubState"], ignoreCase: true, out var part) ? part : null,
            start,
            Time(status["endTime"]),
            SecretMask.Apply((string?)status["message"] ?? ""));

    // While a run goes on, its end is the year 1.
    private static DateTimeOffset? Time(JsonNode? time) =>
        DateTimeOffset.TryParse((string?)time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) && value.Year > 1
            ? value
            : null;
}
