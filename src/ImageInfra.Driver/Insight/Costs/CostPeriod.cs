namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The time that costs are of.</summary>
/// <param name="From">Its start, or null for as far back as anything is known.</param>
/// <param name="To">Its end: now.</param>
public sealed record CostPeriod(DateTimeOffset? From, DateTimeOffset To)
{
    /// <summary>How much of something that lasted from a start to an end is in the period.</summary>
    public TimeSpan Of(DateTimeOffset start, DateTimeOffset end)
    {
        var from = From > start ? From.Value : start;
        var to = end < To ? end : To;
        return to > from ? to - from : TimeSpan.Zero;
    }
}
