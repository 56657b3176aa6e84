namespace ImageInfra.Driver.Runs.History;

/// <summary>How long something took, over several runs.</summary>
/// <remarks>
/// Percentiles are nearest-rank: the shortest of the durations that at least so many in a hundred did not exceed. What
/// is answered was measured once, and of few runs p95 is the longest, so that an ordinary run is not called slow.
/// </remarks>
/// <param name="Count">The number of runs.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P95">95 in 100 of them took no longer.</param>
public sealed record DurationStatistics(int Count, TimeSpan P50, TimeSpan P95)
{
    /// <summary>The statistics of these durations, or null if there are none.</summary>
    public static DurationStatistics? Of(IEnumerable<TimeSpan> durations)
    {
        TimeSpan[] sorted = [.. durations.Order()];
        return sorted.Length == 0 ? null : new(sorted.Length, NearestRank(sorted, 50), NearestRank(sorted, 95));
    }

    // In whole numbers: 0.95 * 20 is a little more than 19.
    private static TimeSpan NearestRank(TimeSpan[] sorted, int percent) =>
        sorted[((percent * sorted.Length) + 99) / 100 - 1];
}
