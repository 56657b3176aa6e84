namespace ImageInfra.Driver.Scheduling;

/// <summary>
/// How many runs may go on at once. Azure documents no limit of its own; each run takes a build VM and up to four cores of
/// Container Instances, whose quotas are what ends it.
/// </summary>
/// <param name="PerRegion">In one region of a subscription, at least 1. Default: 10.</param>
/// <param name="PerSubscription">In a subscription, at least 1. Default: 20.</param>
public sealed record ConcurrencyLimits(int PerRegion = 10, int PerSubscription = 20);
