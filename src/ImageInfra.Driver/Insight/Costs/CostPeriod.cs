namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The period of a cost report.</summary>
/// <param name="From">The start; null for no limit.</param>
/// <param name="To">The end: the current time.</param>
public sealed record CostPeriod(DateTimeOffset? From, DateTimeOffset To)
{
    /// <summary>The part of a time span that is in the period.</summary>
    public TimeSpan Of(DateTimeOffset start, DateTimeOffset end)
    {
        var from = From > start ? From.Value : start;
        var to = end < To ? end : To;
        return to > from ? to - from : TimeSpan.Zero;
    }
}
