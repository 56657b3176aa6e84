using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Views;

/// <summary>A line for each change of a build, with the time since it began.</summary>
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
        }
    }

    private FormattableString? Line(BuildEvent e) => e switch
    {
        BuildEvent.Stack stack => StackView.Line(stack.Event),
        BuildEvent.Waiting waiting => $"{waiting.Image}: waits for its base {waiting.Base}",
        BuildEvent.Started { Run.WasInProgress: true } started => $"{started.Image}: joined the run of {started.Run.StartTime:HH:mm}",
        BuildEvent.Started started => $"{started.Image}: started{Expected(started.Image)}",
        BuildEvent.Progress progress => $"{progress.Image}: {Row(progress.Image).Phase}, {Elapsed(progress.Image)}",
        BuildEvent.Published published => $"{published.Image}: [green]published {BuildBoard.VersionOf(published.VersionId)}[/] after {Elapsed(published.Image)}",
        BuildEvent.Pinned pinned => $"{pinned.Image}: pinned {pinned.Version} for the images that start from it",
        BuildEvent.Failed failed => $"{failed.Image}: [red]failed[/]: {failed.Message}",
        BuildEvent.Skipped skipped => $"{skipped.Image}: [yellow]skipped[/], its base {skipped.Base} was not built",
        _ => null,
    };

    private BuildRow Row(string image) => board.Rows.First(r => r.Image == image);

    private string Elapsed(string image) => Durations.Text(Row(image).Elapsed(clock.GetUtcNow()));

    private string Expected(string image) => Row(image).Expected is { } expected ? $", expected to take {Durations.Text(expected)}" : "";
}
