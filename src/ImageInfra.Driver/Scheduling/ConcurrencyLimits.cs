namespace ImageInfra.Driver.Scheduling;

/// <summary>
/// The maximum number of concurrent runs. Azure documents no limit for runs, but each one needs a build VM and up to four cores of
/// Container Instances, which have quotas.
/// </summary>
/// <param name="PerRegion">In one region of a subscription, at least 1. Default: 10.</param>
/// <param name="PerSubscription">In a subscription, at least 1. Default: 20.</param>
public sealed record ConcurrencyLimits(int PerRegion = 10, int PerSubscription = 20);
