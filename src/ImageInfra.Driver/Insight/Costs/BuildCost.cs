namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The time and cost of runs of image templates.</summary>
/// <param name="Builds">The number of runs.</param>
/// <param name="Time">The time for which build VMs existed.</param>
/// <param name="Cost">The cost; null if a price is missing.</param>
public sealed record BuildCost(int Builds, TimeSpan Time, decimal? Cost)
{
    /// <summary>Adds costs; the sum is null if one of them is.</summary>
    public static BuildCost Sum(IEnumerable<BuildCost> costs) => costs.Aggregate(
        new BuildCost(0, TimeSpan.Zero, 0),
        (sum, cost) => new(sum.Builds + cost.Builds, sum.Time + cost.Time, sum.Cost + cost.Cost));
}
