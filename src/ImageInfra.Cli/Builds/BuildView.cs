using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows builds in progress: a live table on a terminal, one line for each change elsewhere.</summary>
internal static class BuildView
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(200);

    public static Task<BuildReport> ShowAsync(
        Report report,
        BuildBoard board,
        TimeProvider clock,
        Func<IProgress<BuildEvent>, Task<BuildReport>> build) => report.IsLive
            ? ShowTableAsync(report, board, clock, build)
            : build(new BuildLines(report, board, clock));

    private static async Task<BuildReport> ShowTableAsync(
        Report report,
        BuildBoard board,
        TimeProvider clock,
        Func<IProgress<BuildEvent>, Task<BuildReport>> build)
    {
        try
        {
            return await report.People.Live(Table(board, clock)).StartAsync(async live =>
            {
                var building = build(new BoardProgress(board));
                while (!building.IsCompleted)
                {
                    live.UpdateTarget(Table(board, clock));
                    await Task.WhenAny(building, Task.Delay(s_frame, TimeProvider.System));
                }

                live.UpdateTarget(Table(board, clock));
                return await building;
            });
        }
        finally
        {
            foreach (var warning in board.Warnings)
            {
                report.Line($"[yellow]warning:[/] {warning}");
            }
        }
    }

    private static IRenderable Table(BuildBoard board, TimeProvider clock)
    {
        if (board.Rows.Count == 0 && board.Stack is null)
        {
            return Text.Empty;
        }

        var table = Tables.Plain("image", "phase", "elapsed", "expected");
        foreach (var row in board.Rows)
        {
            table.AddRow(
                Shown.InMarkup(row.Image),
                $"[{ColorOf(row)}]{Shown.InMarkup(row.Phase)}[/]",
                Durations.Text(row.Elapsed(clock.GetUtcNow())),
                row.IsOverdue && row.IsRunning ? $"[yellow]{Durations.Text(row.Expected)}, overdue[/]" : Durations.Text(row.Expected));
        }

        return board.Stack is { } stack ? table.Caption(Shown.InMarkup(stack)) : table;
    }

    private static string ColorOf(BuildRow row) =>
        row.Outcome is { } outcome ? OutcomeColors.Markup(outcome) : row.IsRunning ? "blue" : "grey";

    private sealed class BoardProgress(BuildBoard board) : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value) => board.Apply(value);
    }
}
