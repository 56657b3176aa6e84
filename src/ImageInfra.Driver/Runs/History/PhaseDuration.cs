using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Runs.History;

/// <summary>The duration of a phase of a run.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Elapsed">The time from its first appearance to the next phase, or to the end of the run.</param>
public sealed record PhaseDuration(RunSubState Phase, TimeSpan Elapsed)
{
    /// <summary>
    /// The completed phases of a run in the order of a build. A phase that was entered twice is listed once, with the sum of its times.
    /// </summary>
    public static IReadOnlyList<PhaseDuration> Of(RunEntry entry)
    {
        var ends = entry.Phases.Skip(1).Select(p => (DateTimeOffset?)p.EnteredAt).Append(entry.EndTime);
        return
        [
            .. entry.Phases
                .Zip(ends, (phase, end) => (phase.Phase, Elapsed: end - phase.EnteredAt))
                .Where(p => p.Elapsed >= TimeSpan.Zero)
                .GroupBy(p => p.Phase, p => p.Elapsed!.Value.Ticks)
                .Select(p => new PhaseDuration(p.Key, TimeSpan.FromTicks(p.Sum())))
                .OrderBy(p => p.Phase),
        ];
    }
}
