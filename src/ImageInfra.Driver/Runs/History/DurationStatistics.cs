namespace ImageInfra.Driver.Runs.History;

/// <summary>Statistics of durations over several runs.</summary>
/// <remarks>
/// Percentiles are nearest-rank: the shortest duration that at least a given percentage of runs did not exceed. The result is always
/// a measured duration; for few runs p95 is the longest one, so that an ordinary run does not count as slow.
/// </remarks>
/// <param name="Count">The number of runs.</param>
/// <param name="P50">The duration that half of the runs did not exceed.</param>
/// <param name="P95">The duration that 95% of the runs did not exceed.</param>
public sealed record DurationStatistics(int Count, TimeSpan P50, TimeSpan P95)
{
    /// <summary>Computes the statistics; null if there are no durations.</summary>
    public static DurationStatistics? Of(IEnumerable<TimeSpan> durations)
    {
        TimeSpan[] sorted = [.. durations.Order()];
        return sorted.Length == 0 ? null : new(sorted.Length, NearestRank(sorted, 50), NearestRank(sorted, 95));
    }

    // Computed with integers, because 0.95 * 20 is slightly more than 19 in floating point.
    private static TimeSpan NearestRank(TimeSpan[] sorted, int percent) =>
        sorted[((percent * sorted.Length) + 99) / 100 - 1];
}
