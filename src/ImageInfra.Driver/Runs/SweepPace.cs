
namespace ImageInfra.Driver.Runs;

/// <summary>How often templates are listed: as often as the phase that changes soonest asks for. Azure names no interval.</summary>
internal static class SweepPace
{
    // So that a list of many pages stays below 30 reads a minute.
    private static readonly TimeSpan s_page = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_unknown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_later = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait until the next list.</summary>
    /// <param name="watched">The runs that somebody watches; null for one that was not seen yet.</param>
    /// <param name="pages">How many reads the last list took.</param>
    public static TimeSpan After(IEnumerable<RunStatus?> watched, int pages)
    {
        var pause = watched.Select(Of).DefaultIfEmpty(s_later).Min();
        return pause > s_page * pages ? pause : s_page * pages;
    }

    private static TimeSpan Of(RunStatus? run) => run switch
    {
        null => s_unknown,
        { State: RunState.Canceling } => s_soon,
        { SubState: RunSubState.Queued or RunSubState.Distributing } => s_soon,
        _ => s_later,
    };
}
