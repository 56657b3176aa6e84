using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using Spectre.Console;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows the runs in a ledger.</summary>
internal static class RunsView
{
    private static readonly RunSubState[] s_phases = Enum.GetValues<RunSubState>();

    private static readonly Dictionary<string, string> s_colors = Enum.GetValues<BuildOutcome>().ToDictionary(o => JsonNames.Of(o), OutcomeColors.Markup)
        .Concat(Enum.GetValues<RunStage>().Where(s => s is not RunStage.Closed).ToDictionary(s => JsonNames.Of(s), _ => "blue"))
        .ToDictionary();

    public static void ShowTable(Report report, IReadOnlyList<RunEntry> entries, bool hasPhases)
    {
        if (entries.Count == 0)
        {
            report.Line($"no runs");
            return;
        }

        // Phases that no run reached get no column.
        var rows = entries.Select(e => (Entry: e, Durations: Elapsed(e))).ToList();
        var phases = s_phases.Where(p => hasPhases && rows.Any(r => r.Durations.ContainsKey(p))).ToList();
        var names = phases.Select(p => JsonNames.Of(p));
        var table = new PlainTable(["run", "image", "started", "took", .. names, "outcome", "version", "attempt", "failure"])
        {
            Optional = ["attempt", "failure", .. names],
            ColorOf = cell => s_colors.GetValueOrDefault(cell),
        };
        foreach (var (entry, durations) in rows)
        {
            table.Add(
            [
                $"{entry.Number}",
                entry.Image,
                $"{entry.StartTime ?? entry.IntendedAt:yyyy-MM-dd HH:mm}",
                Durations.Text(entry.Elapsed),
                .. phases.Select(p => Durations.Text(durations.TryGetValue(p, out var time) ? time : null)),
                entry.Outcome is { } outcome ? JsonNames.Of(outcome) : JsonNames.Of(entry.Stage),
                Version(entry) ?? "",
                entry.IsAdopted ? "joined" : $"{entry.Attempt}",
                entry.Category is { } category ? JsonNames.Of(category) : "",
            ]);
        }

        table.Write(report);
    }

    public static JsonArray Json(IReadOnlyList<RunEntry> entries) => new([.. entries.Select(Json)]);

    /// <summary>The version number, or the address of the published disk or artifact.</summary>
    public static string? Version(RunEntry entry) => entry.VersionId is { } id ? BuildBoard.VersionOf(id) : null;

    private static JsonObject Json(RunEntry entry) => new()
    {
        ["number"] = entry.Number,
        ["stack"] = entry.Stack,
        ["image"] = entry.Image,
        ["templateId"] = entry.TemplateId,
        ["templateName"] = entry.TemplateName,
        ["runId"] = entry.RunId?.ToString(),
        ["intendedAt"] = Time(entry.IntendedAt),
        ["startTimeBefore"] = Time(entry.StartTimeBefore),
        ["attempt"] = entry.Attempt,
        ["isAdopted"] = entry.IsAdopted,
        ["stage"] = JsonNames.Of(entry.Stage),
        ["startTime"] = Time(entry.StartTime),
        ["endTime"] = Time(entry.EndTime),
        ["elapsedMinutes"] = Minutes(entry.Elapsed),
        ["operation"] = entry.Operation?.ToString(),
        ["phases"] = new JsonArray(
        [
            .. entry.Phases.Select(p => new JsonObject
            {
                ["phase"] = JsonNames.Of(p.Phase),
                ["enteredAt"] = Time(p.EnteredAt),
            }),
        ]),
        ["phaseMinutes"] = new JsonObject(PhaseDuration.Of(entry)
            .Select(p => KeyValuePair.Create(JsonNames.Of(p.Phase), (JsonNode?)Minutes(p.Elapsed)))),
        ["state"] = entry.State is { } state ? JsonNames.Of(state) : null,
        ["message"] = entry.Message,
        ["outcome"] = entry.Outcome is { } outcome ? JsonNames.Of(outcome) : null,
        ["version"] = Version(entry),
        ["versionId"] = entry.VersionId,
        ["category"] = entry.Category is { } category ? JsonNames.Of(category) : null,
        ["explanation"] = entry.Explanation,
    };

    private static Dictionary<RunSubState, TimeSpan> Elapsed(RunEntry entry) =>
        PhaseDuration.Of(entry).ToDictionary(p => p.Phase, p => p.Elapsed);

    private static double? Minutes(TimeSpan? elapsed) => elapsed is { } time ? Math.Round(time.TotalMinutes, 1) : null;

    private static string? Time(DateTimeOffset? time) => time?.ToString("O", null);
}
