using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// What became of a run that the ledger has as not closed, decided from the ledger and from how its template stands. ADR 13
/// says why no run is started twice and none is lost.
/// </summary>
internal abstract record RunVerdict
{
    // Azure's gateway gives up after a minute or less: what it did not pass on by then, it never does.
    private static readonly TimeSpan s_settles = TimeSpan.FromMinutes(2);

    // What Azure took shows at once; how long it might take is documented nowhere.
    private static readonly TimeSpan s_shows = TimeSpan.FromMinutes(10);

    private RunVerdict()
    {
    }

    /// <summary>Nothing began, and nothing will by what was asked until now.</summary>
    public sealed record NotStarted : RunVerdict;

    /// <summary>Nothing began yet, and it still may, until a time of the driver's clock.</summary>
    public sealed record MayStart(DateTimeOffset Until) : RunVerdict;

    /// <summary>The run goes on.</summary>
    public sealed record InProgress(RunStatus Run) : RunVerdict;

    /// <summary>The run ended.</summary>
    public sealed record Ended(RunStatus Run) : RunVerdict;

    /// <summary>The run was there, and its template says nothing of it any more.</summary>
    /// <param name="Next">When the run began that took its place, or null when the template is gone.</param>
    public sealed record Forgotten(DateTimeOffset? Next) : RunVerdict;

    /// <summary>The verdict on an entry that is not closed.</summary>
    public static RunVerdict Of(RunEntry entry, TemplateStatus? template, DateTimeOffset now)
    {
        if (template is null)
        {
            return new Forgotten(Next: null);
        }

        var run = template.LastRun;
        if (entry.StartTime is { } start)
        {
            return run?.StartTime == start ? Of(run) : new Forgotten(run?.StartTime);
        }

        if (run is not null && (run.StartTime != entry.StartTimeBefore || run.IsInProgress))
        {
            return Of(run);
        }

        var until = entry.IntendedAt + (entry.Stage is RunStage.Accepted ? s_shows : s_settles);
        return now < until ? new MayStart(until) : new NotStarted();
    }

    private static RunVerdict Of(RunStatus run) => run.IsInProgress ? new InProgress(run) : new Ended(run);
}
