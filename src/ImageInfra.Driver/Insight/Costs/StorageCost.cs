namespace ImageInfra.Driver.Insight.Costs;

/// <summary>What replicas of image versions took and cost.</summary>
/// <param name="ReplicaHours">Hours times replicas, over all regions.</param>
/// <param name="GBHours">The same times the size, or null if a size is not known.</param>
/// <param name="Cost">What they cost, or null if a price or a size is missing.</param>
public sealed record StorageCost(double ReplicaHours, double? GBHours, decimal? Cost)
{
    /// <summary>The sum of costs; not known where one of them is not.</summary>
    public static StorageCost Sum(IEnumerable<StorageCost> costs) => costs.Aggregate(
        new StorageCost(0, 0, 0),
        (sum, cost) => new(sum.ReplicaHours + cost.ReplicaHours, sum.GBHours + cost.GBHours, sum.Cost + cost.Cost));
}
