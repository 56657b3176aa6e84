using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// The state of a run that is not closed in the ledger, decided from the ledger and from the status of its template. ADR 13
/// explains why no run is started twice and none is lost.
/// </summary>
internal abstract record RunVerdict
{
    // Azure's gateway times out after a minute or less, and does not forward a request later.
    private static readonly TimeSpan s_settles = TimeSpan.FromMinutes(2);

    // An accepted run usually appears at once; the maximum delay is not documented.
    private static readonly TimeSpan s_shows = TimeSpan.FromMinutes(10);

    private RunVerdict()
    {
    }

    /// <summary>No run started, and earlier requests cannot start one.</summary>
    public sealed record NotStarted : RunVerdict;

    /// <summary>No run started yet, but a request may still start one until a time of the driver's clock.</summary>
    public sealed record MayStart(DateTimeOffset Until) : RunVerdict;

    /// <summary>The run is in progress.</summary>
    public sealed record InProgress(RunStatus Run) : RunVerdict;

    /// <summary>The run ended.</summary>
    public sealed record Ended(RunStatus Run) : RunVerdict;

    /// <summary>The run existed, but its template no longer has its status.</summary>
    /// <param name="Next">The start time of the next run of the template; null if the template is deleted.</param>
    public sealed record Forgotten(DateTimeOffset? Next) : RunVerdict;

    /// <summary>Decides the state of an entry that is not closed.</summary>
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
