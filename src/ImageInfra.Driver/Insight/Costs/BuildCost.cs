namespace ImageInfra.Driver.Insight.Costs;

/// <summary>What runs of image templates took and cost.</summary>
/// <param name="Builds">The number of runs.</param>
/// <param name="Time">How long there was a build VM for them.</param>
/// <param name="Cost">What they cost, or null if a price is missing.</param>
public sealed record BuildCost(int Builds, TimeSpan Time, decimal? Cost)
{
    /// <summary>The sum of costs; not known where one of them is not.</summary>
    public static BuildCost Sum(IEnumerable<BuildCost> costs) => costs.Aggregate(
        new BuildCost(0, TimeSpan.Zero, 0),
        (sum, cost) => new(sum.Builds + cost.Builds, sum.Time + cost.Time, sum.Cost + cost.Cost));
}
