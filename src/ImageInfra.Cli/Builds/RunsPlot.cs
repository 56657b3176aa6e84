using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using Spectre.Console;

namespace ImageInfra.Cli.Builds;

/// <summary>Plots the build times of an image in the terminal: one bar for each run, oldest first.</summary>
internal static class RunsPlot
{
    private const int Width = 100;

    public static void Show(Report report, string image, IReadOnlyList<RunEntry> entries, ImageHistory history)
    {
        var ended = entries.Where(e => e.Elapsed is not null).Reverse().ToList();
        if (ended.Count == 0)
        {
            report.Line($"no run of {image} has ended");
            return;
        }

        var width = Math.Min(Width, report.People.Profile.Width);
        var chart = new BarChart().Width(width).UseValueFormatter(minutes => $"{minutes:0.0}");
        chart.Label = $"[bold]{Shown.InMarkup(image)}[/], minutes";
        chart.LabelAlignment = Justify.Left;
        chart.AddItems(ended, Bar);
        if (history.Runs is { } runs)
        {
            chart.AddItem("p50", runs.P50.TotalMinutes, Color.Grey);
            chart.AddItem("p95", runs.P95.TotalMinutes, Color.Grey);
        }

        report.People.Write(chart);
        if (history.Runs is { } known)
        {
            var (p50, p95) = (Durations.Text(known.P50), Durations.Text(known.P95));
            report.Line($"[grey]p50 {p50}, p95 {p95}, of {Runs(known.Count)} that succeeded[/]");
        }

        if (ended.Count < entries.Count)
        {
            report.Line($"[grey]{Runs(entries.Count - ended.Count)} in progress, not shown[/]");
        }
    }

    // Without colors the outcome is shown in words.
    private static BarChartItem Bar(RunEntry entry)
    {
        var end = RunsView.Version(entry)
            ?? (entry.Outcome is { } outcome ? JsonNames.Of(outcome) : JsonNames.Of(entry.Stage));
        return new(
            Shown.InMarkup($"{entry.StartTime:yyyy-MM-dd HH:mm} {end}"),
            entry.Elapsed!.Value.TotalMinutes,
            OutcomeColors.Of(entry.Outcome));
    }

    private static string Runs(int count) => count == 1 ? "1 run" : $"{count} runs";
}
