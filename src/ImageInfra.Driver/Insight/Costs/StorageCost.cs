namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The amount and cost of storage for replicas of image versions.</summary>
/// <param name="ReplicaHours">Hours multiplied by replicas, over all regions.</param>
/// <param name="GBHours">Replica-hours multiplied by the size; null if a size is unknown.</param>
/// <param name="Cost">The cost; null if a price or a size is missing.</param>
public sealed record StorageCost(double ReplicaHours, double? GBHours, decimal? Cost)
{
    /// <summary>Adds costs; the sum is null if one of them is.</summary>
    public static StorageCost Sum(IEnumerable<StorageCost> costs) => costs.Aggregate(
        new StorageCost(0, 0, 0),
        (sum, cost) => new(sum.ReplicaHours + cost.ReplicaHours, sum.GBHours + cost.GBHours, sum.Cost + cost.Cost));
}
