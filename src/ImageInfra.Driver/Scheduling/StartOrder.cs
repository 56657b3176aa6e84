namespace ImageInfra.Driver.Scheduling;

/// <summary>
/// Computes an order of builds that finishes early. Starting the longest chain first leaves capacity unused at the end, so the schedule
/// is simulated forward, then backward from its end, then forward again in the order of the latest start times, a few times
/// ("forward-backward improvement" in project scheduling). The best schedule wins.
/// </summary>
internal sealed class StartOrder
{
    private const int Passes = 10;

    private readonly ConcurrencyLimits _limits;
    private readonly IReadOnlyList<BuildJob> _jobs;
    private readonly ILookup<string, BuildJob> _followers;
    private readonly ILookup<string, BuildJob> _bases;

    private StartOrder(IReadOnlyList<BuildJob> jobs, ConcurrencyLimits limits)
    {
        var names = jobs.ToDictionary(j => j.Image, StringComparer.OrdinalIgnoreCase);
        var chained = jobs.Where(j => j.Base is { } name && names.ContainsKey(name)).ToList();
        _limits = limits;
        _jobs = jobs;
        _followers = chained.ToLookup(j => j.Base!, StringComparer.OrdinalIgnoreCase);
        _bases = chained.ToLookup(j => j.Image, j => names[j.Base!], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rank of each image: among the builds that can start, the one with the lowest rank starts first.</summary>
    public static Dictionary<string, TimeSpan> Of(IReadOnlyList<BuildJob> jobs, ConcurrencyLimits limits) =>
        new StartOrder(jobs, limits).Improve();

    private Dictionary<string, TimeSpan> Improve()
    {
        var best = LongestChainFirst();
        var (shortest, ends) = Play(best, _bases, _followers);
        for (var pass = 0; pass < Passes; pass++)
        {
            // Backward: the build that ended last comes first, and the images that start from a base come before it.
            var (_, backwards) = Play(ends.ToDictionary(e => e.Key, e => -e.Value), _followers, _bases);
            var order = backwards.ToDictionary(b => b.Key, b => -b.Value);
            (var makespan, ends) = Play(order, _bases, _followers);
            if (makespan < shortest)
            {
                (best, shortest) = (order, makespan);
            }
        }

        return best;
    }

    private Dictionary<string, TimeSpan> LongestChainFirst()
    {
        var order = new Dictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in _jobs)
        {
            Rank(job);
        }

        return order;

        TimeSpan Rank(BuildJob job) => order.TryGetValue(job.Image, out var rank)
            ? rank
            : order[job.Image] = _followers[job.Image].Select(Rank).DefaultIfEmpty().Min() - job.Expected;
    }

    private (TimeSpan Makespan, Dictionary<string, TimeSpan> Ends) Play(
        Dictionary<string, TimeSpan> order,
        ILookup<string, BuildJob> before,
        ILookup<string, BuildJob> after)
    {
        var slots = new BuildSlots(_limits);
        var waits = _jobs.ToDictionary(j => j.Image, j => before[j.Image].Count(), StringComparer.OrdinalIgnoreCase);
        var ready = new SortedSet<(TimeSpan, string Image, BuildJob Job)>(
            _jobs.Where(j => waits[j.Image] == 0).Select(Entry),
            Comparer<(TimeSpan Place, string Image, BuildJob)>.Create((a, b) =>
                a.Place != b.Place ? a.Place.CompareTo(b.Place) : string.CompareOrdinal(a.Image, b.Image)));
        var running = new PriorityQueue<BuildJob, TimeSpan>();
        var ends = new Dictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase);
        for (var now = TimeSpan.Zero; ;)
        {
            foreach (var entry in ready.Where(r => Takes(slots, r.Job)).ToList())
            {
                ready.Remove(entry);
                running.Enqueue(entry.Job, now + entry.Job.Expected);
            }

            if (!running.TryDequeue(out var ended, out var end))
            {
                return (now, ends);
            }

            now = ends[ended.Image] = end;
            slots.Free(ended);
            foreach (var next in after[ended.Image].Where(n => --waits[n.Image] == 0))
            {
                ready.Add(Entry(next));
            }
        }

        (TimeSpan, string, BuildJob) Entry(BuildJob job) => (order[job.Image], job.Image, job);
    }

    private static bool Takes(BuildSlots slots, BuildJob job)
    {
        if (!slots.HasRoom(job))
        {
            return false;
        }

        slots.Take(job);
        return true;
    }
}
