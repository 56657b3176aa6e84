using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>
/// The time for which a run had a build VM: from the end of the queue until the end of distribution. For a run that was joined, the
/// first phases are unknown, so the time counts from its start.
/// </summary>
internal static class BuildVmTime
{
    /// <summary>The part of that time in a period; null if the run never started.</summary>
    public static TimeSpan? Of(RunEntry run, CostPeriod period)
    {
        if (run.StartTime is not { } start)
        {
            return null;
        }

        var first = run.Phases.Where(p => p.Phase is not RunSubState.Queued).Select(p => (DateTimeOffset?)p.EnteredAt).Min();
        var begin = run.IsAdopted ? start : first ?? (run.Phases.Count > 0 ? run.EndTime : null) ?? start;
        var end = run.Phases.Where(p => p.Phase is RunSubState.Distributing).Select(p => (DateTimeOffset?)p.EnteredAt).Max()
            ?? run.EndTime
            ?? (run.Stage is RunStage.Closed ? begin : period.To);
        return period.Of(begin, end);
    }
}
