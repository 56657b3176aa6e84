using ImageInfra.Cli.Json;
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

    /// <summary>The runs for JSON.</summary>
    public static RunsOutput Output(IReadOnlyList<RunEntry> entries) => new([.. entries.Select(Output)]);

    /// <summary>The version number, or the address of the published disk or artifact.</summary>
    public static string? Version(RunEntry entry) => entry.VersionId is { } id ? BuildBoard.VersionOf(id) : null;

    private static RunsOutput.Run Output(RunEntry entry) => new(
        entry.Number,
        entry.Stack,
        entry.Image,
        entry.TemplateId,
        entry.TemplateName,
        entry.RunId?.ToString(),
        entry.IntendedAt,
        entry.StartTimeBefore,
        entry.Attempt,
        entry.IsAdopted,
        entry.Stage,
        entry.StartTime,
        entry.EndTime,
        Seconds.Of(entry.Elapsed),
        entry.Operation?.ToString(),
        [.. entry.Phases.Select(p => new RunsOutput.PhaseStart(p.Phase, p.EnteredAt))],
        PhaseDuration.Of(entry).ToDictionary(p => JsonNames.Of(p.Phase), p => Seconds.Of(p.Elapsed)),
        entry.State,
        entry.Message,
        entry.Outcome,
        Version(entry),
        entry.VersionId,
        entry.Category,
        entry.Explanation);

    private static Dictionary<RunSubState, TimeSpan> Elapsed(RunEntry entry) =>
        PhaseDuration.Of(entry).ToDictionary(p => p.Phase, p => p.Elapsed);
}
