using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Runs.History;

/// <summary>How long the runs of an image took that succeeded.</summary>
/// <param name="Runs">Whole runs, or null if none succeeded yet.</param>
/// <param name="Phases">Each phase that is known.</param>
public sealed record ImageHistory(DurationStatistics? Runs, IReadOnlyDictionary<RunSubState, DurationStatistics> Phases)
{
    /// <summary>The history that these entries tell: of those that succeeded, and have a start and an end.</summary>
    public static ImageHistory Of(IEnumerable<RunEntry> entries)
    {
        var succeeded = entries.Where(e => e is { Outcome: BuildOutcome.Succeeded, Elapsed: not null }).ToList();
        return new(
            DurationStatistics.Of(succeeded.Select(e => e.Elapsed!.Value)),
            succeeded
                // Who joined a run midway did not see when its phases began.
                .Where(e => !e.IsAdopted)
                .SelectMany(PhaseDuration.Of)
                .GroupBy(p => p.Phase, p => p.Elapsed)
                .ToDictionary(p => p.Key, p => DurationStatistics.Of(p)!));
    }
}
