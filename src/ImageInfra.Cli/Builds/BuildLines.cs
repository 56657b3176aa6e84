using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>Writes a line for each change of a build, with the time since the build began.</summary>
internal sealed class BuildLines(Report report, BuildBoard board, TimeProvider clock) : IProgress<BuildEvent>
{
    private readonly Lock _gate = new();

    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            board.Apply(value);
            if (Line(value) is { } line)
            {
                report.Line(line);
            }

            foreach (var more in IsCanceled(value) ? [] : FailureWords.Lines((value as BuildEvent.Failed)?.Explanation))
            {
                report.Line(more);
            }
        }
    }

    // The command that canceled the run, or the summary, says that it was canceled.
    private bool IsCanceled(BuildEvent e) => e is BuildEvent.Failed failed && Row(failed.Image).Outcome is BuildOutcome.Canceled;

    private FormattableString? Line(BuildEvent e) => e switch
    {
        BuildEvent.Failed when IsCanceled(e) => null,
        BuildEvent.Stack stack => StackView.Line(stack.Event),
        BuildEvent.Resumed resumed => $"resuming the request of {resumed.RequestedAt.UtcDateTime:HH:mm} UTC: {string.Join(", ", resumed.Images)}",
        BuildEvent.Waiting waiting => $"{waiting.Image}: waits for its base {waiting.Base}",
        BuildEvent.Started { Run.WasInProgress: true } started => $"{started.Image}: joined the run of {started.Run.StartTime:HH:mm}",
        BuildEvent.Started started => $"{started.Image}: started{Expected(started.Image)}",
        BuildEvent.Pending pending => $"{pending.Image}: {pending.Reason}, until {pending.Until:HH:mm:ss} UTC",
        BuildEvent.Reused reused => $"{reused.Image}: {BuildBoard.VersionOf(reused.VersionId)} {reused.Reason}; to build again, pass --again",
        BuildEvent.Progress progress => $"{progress.Image}: {Row(progress.Image).Phase}, {Elapsed(progress.Image)}",
        BuildEvent.Overdue overdue => $"{overdue.Image}: [yellow]overdue[/], {Durations.Text(overdue.Elapsed)} and expected to take {Durations.Text(overdue.Expected)}",
        BuildEvent.Retrying retrying => $"{retrying.Image}: [yellow]attempt {retrying.Attempt}[/] in {Durations.Text(retrying.Pause)}, because {retrying.Failure.Summary}",
        BuildEvent.Replicating replicating => $"{replicating.Image}: version {BuildBoard.VersionOf(replicating.VersionId)} {BuildBoard.Replication(replicating.Replicas)}",
        BuildEvent.Published published => $"{published.Image}: [green]published {BuildBoard.VersionOf(published.VersionId)}[/] after {Elapsed(published.Image)}",
        BuildEvent.Pinned pinned => $"{pinned.Image}: pinned {pinned.Version} for the images that start from it",
        BuildEvent.Failed failed => $"{failed.Image}: [red]{Ended(failed.Image)}[/]: {failed.Explanation?.Summary ?? failed.Message}",
        BuildEvent.Warning warning => $"{warning.Image}: [yellow]warning[/]: {warning.Message}",
        BuildEvent.Skipped skipped => $"{skipped.Image}: [yellow]skipped[/], {skipped.Reason}",
        _ => null,
    };

    private BuildRow Row(string image) => board.Rows.First(r => r.Image == image);

    private string Elapsed(string image) => Durations.Text(Row(image).Elapsed(clock.GetUtcNow()));

    private string Expected(string image) => Row(image).Expected is { } expected ? $", expected to take {Durations.Text(expected)}" : "";

    private string Ended(string image) => Row(image).Outcome switch
    {
        BuildOutcome.PartiallySucceeded => "not in every region",
        _ => "failed",
    };
}
