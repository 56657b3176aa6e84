namespace ImageInfra.Driver.Scheduling;

/// <summary>Counts the builds in each region and subscription against the limits.</summary>
internal sealed class BuildSlots(ConcurrencyLimits limits)
{
    private readonly Dictionary<(string SubscriptionId, string Region), int> _regions = [];
    private readonly Dictionary<string, int> _subscriptions = [];

    public bool HasRoom(BuildJob job) =>
        _regions.GetValueOrDefault((job.SubscriptionId, job.Region)) < limits.PerRegion
        && _subscriptions.GetValueOrDefault(job.SubscriptionId) < limits.PerSubscription;

    public void Take(BuildJob job) => Count(job, 1);

    public void Free(BuildJob job) => Count(job, -1);

    private void Count(BuildJob job, int change)
    {
        _regions[(job.SubscriptionId, job.Region)] = _regions.GetValueOrDefault((job.SubscriptionId, job.Region)) + change;
        _subscriptions[job.SubscriptionId] = _subscriptions.GetValueOrDefault(job.SubscriptionId) + change;
    }
}
