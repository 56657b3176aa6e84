using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Runs.History;

/// <summary>The durations of an image's successful runs.</summary>
/// <param name="Runs">The durations of whole runs; null if none succeeded yet.</param>
/// <param name="Phases">The durations of each known phase.</param>
public sealed record ImageHistory(DurationStatistics? Runs, IReadOnlyDictionary<RunSubState, DurationStatistics> Phases)
{
    /// <summary>Computes the history from entries that succeeded and have a start and an end.</summary>
    public static ImageHistory Of(IEnumerable<RunEntry> entries)
    {
        var succeeded = entries.Where(e => e is { Outcome: BuildOutcome.Succeeded, Elapsed: not null }).ToList();
        return new(
            DurationStatistics.Of(succeeded.Select(e => e.Elapsed!.Value)),
            succeeded
                // A process that joined a run later did not see the start of its phases.
                .Where(e => !e.IsAdopted)
                .SelectMany(PhaseDuration.Of)
                .GroupBy(p => p.Phase, p => p.Elapsed)
                .ToDictionary(p => p.Key, p => DurationStatistics.Of(p)!));
    }
}
