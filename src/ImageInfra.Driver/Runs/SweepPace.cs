
namespace ImageInfra.Driver.Runs;

/// <summary>Computes the interval for listing templates from the phases of watched runs. Azure recommends no interval.</summary>
internal static class SweepPace
{
    // Keeps a list of many pages below 30 reads a minute.
    private static readonly TimeSpan s_page = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_unknown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_later = TimeSpan.FromSeconds(30);

    /// <summary>The time until the next list.</summary>
    /// <param name="watched">The watched runs; null for one that has not been seen yet.</param>
    /// <param name="pages">The number of reads for the last list.</param>
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
