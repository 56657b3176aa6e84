using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model;

namespace ImageInfra.Cli.Views;

/// <summary>How the builds of a request stand, as far as they were reported.</summary>
internal sealed class BuildBoard(BuildTimes times, ImageCatalog catalog)
{
    private readonly Lock _gate = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, BuildRow> _rows = [];

    public IReadOnlyList<BuildRow> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(image => _rows[image])];
            }
        }
    }

    /// <summary>What is being done with the stack, or null when nothing is.</summary>
    public string? Stack { get; private set; }

    public void Apply(BuildEvent e)
    {
        switch (e)
        {
            case BuildEvent.Stack { Event: var update }:
                Stack = update.Phase switch
                {
                    StackPhase.Started => $"{JsonNames.Of(update.Action)} {ResourceNouns.Of(update.Type)} {update.Name}",
                    StackPhase.Message => update.Message,
                    _ => null,
                };
                break;
            case BuildEvent.Waiting waiting:
                Change(waiting.Image, row => row with { Phase = $"waits for {waiting.Base}" });
                break;
            case BuildEvent.Started started:
                Change(started.Image, row => row with
                {
                    Phase = started.Run.WasInProgress ? "joined" : "Started",
                    StartTime = started.Run.StartTime,
                    Expected = times.Expected(catalog.Find(started.Image)!),
                });
                break;
            case BuildEvent.Progress progress:
                Change(progress.Image, row => row with { Phase = PhaseOf(progress.Status), EndTime = progress.Status.EndTime });
                break;
            case BuildEvent.Published published:
                var elapsed = published.Status.EndTime - published.Status.StartTime;
                times.Remember(published.Image, elapsed ?? TimeSpan.Zero);
                Change(published.Image, row => row with
                {
                    Phase = $"version {VersionOf(published.VersionId)}",
                    EndTime = published.Status.EndTime,
                    Outcome = BuildOutcome.Succeeded,
                });
                break;
            case BuildEvent.Failed failed:
                Change(failed.Image, row => row with { Phase = "failed", Outcome = BuildOutcome.Failed });
                break;
            case BuildEvent.Skipped skipped:
                Change(skipped.Image, row => row with { Phase = $"skipped: {skipped.Base} was not built", Outcome = BuildOutcome.Skipped });
                break;
        }
    }

    public static string VersionOf(string versionId) => versionId[(versionId.LastIndexOf('/') + 1)..];

    private static string PhaseOf(RunStatus status) => status is { State: RunState.Running, SubState: { } part } ? part.ToString() : status.State.ToString();

    private void Change(string image, Func<BuildRow, BuildRow> change)
    {
        lock (_gate)
        {
            if (!_rows.TryGetValue(image, out var row))
            {
                _order.Add(image);
                row = new(image);
            }

            _rows[image] = change(row);
        }
    }
}
