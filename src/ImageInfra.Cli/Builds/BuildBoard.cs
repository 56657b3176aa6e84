using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Cli.Builds;

/// <summary>The current state of the builds of a request, updated by build events.</summary>
internal sealed class BuildBoard
{
    private readonly Lock _gate = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, BuildRow> _rows = [];
    private readonly List<string> _warnings = [];

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

    /// <summary>Warnings that do not fit into a table row.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_gate)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>The operation in progress on the stack; null if there is none.</summary>
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
                Change(started.Image, row => new(row.Image)
                {
                    Phase = started.Run.WasInProgress ? "joined" : "Started",
                    StartTime = started.Run.StartTime,
                    Expected = started.Expected,
                });
                break;
            case BuildEvent.Pending pending:
                Change(pending.Image, row => row with { Phase = pending.Reason });
                break;
            case BuildEvent.Reused reused:
                Change(reused.Image, row => row with
                {
                    Phase = $"version {VersionOf(reused.VersionId)}, not built again",
                    Version = VersionOf(reused.VersionId),
                    Outcome = BuildOutcome.Succeeded,
                });
                break;
            case BuildEvent.Progress progress:
                Change(progress.Image, row => row with { Phase = PhaseOf(progress.Status), EndTime = progress.Status.EndTime });
                break;
            case BuildEvent.Overdue overdue:
                Change(overdue.Image, row => row with { IsOverdue = true });
                break;
            case BuildEvent.Retrying retrying:
                Change(retrying.Image, row => new(row.Image) { Phase = $"attempt {retrying.Attempt} in {Durations.Text(retrying.Pause)}: {retrying.Failure.Summary}" });
                break;
            case BuildEvent.Published published:
                Change(published.Image, row => row with
                {
                    Phase = $"version {VersionOf(published.VersionId)}",
                    Version = VersionOf(published.VersionId),
                    EndTime = published.Status.EndTime,
                    Outcome = BuildOutcome.Succeeded,
                });
                break;
            case BuildEvent.Replicating replicating:
                Change(replicating.Image, row => row with
                {
                    Phase = $"version {VersionOf(replicating.VersionId)}, {Replication(replicating.Replicas)}",
                    Version = VersionOf(replicating.VersionId),
                });
                break;
            case BuildEvent.Failed failed:
                Change(failed.Image, row => Ended(row, failed));
                break;
            case BuildEvent.Warning warning:
                lock (_gate)
                {
                    _warnings.Add($"{warning.Image}: {warning.Message}");
                }

                break;
            case BuildEvent.Skipped skipped:
                Change(skipped.Image, row => row with { Phase = $"skipped: {skipped.Reason}", Outcome = BuildOutcome.Skipped });
                break;
        }
    }

    public static string VersionOf(string versionId) => ArmNames.Last(versionId);

    /// <summary>The replication progress of a version: <c>in 1 of 2 regions</c>.</summary>
    public static string Replication(IReadOnlyList<VersionReplica> replicas)
    {
        var going = replicas.Where(r => r.State is not "Completed").Select(r => r.State is "Failed" ? $"{r.Region} failed" : $"{r.Region} {r.Progress} %").ToList();
        return $"in {replicas.Count - going.Count} of {replicas.Count} regions{(going.Count > 0 ? $" ({string.Join(", ", going)})" : "")}";
    }

    private static BuildRow Ended(BuildRow row, BuildEvent.Failed failed) => row with
    {
        Outcome = failed.Outcome,
        Phase = failed.Outcome switch
        {
            BuildOutcome.PartiallySucceeded => $"version {row.Version}, not in every region",
            BuildOutcome.Canceled => "canceled",
            _ => failed.Explanation is { } why ? $"failed: {why.Summary}" : "failed",
        },
    };

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
