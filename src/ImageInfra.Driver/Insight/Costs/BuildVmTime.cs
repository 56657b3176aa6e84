using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>
/// When there was a build VM for a run: from the end of its wait in the queue until its result was distributed. Of a run that was
/// joined the driver does not know the first phases, so that its start counts.
/// </summary>
internal static class BuildVmTime
{
    /// <summary>How much of that is in a period; null if the run never started.</summary>
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
