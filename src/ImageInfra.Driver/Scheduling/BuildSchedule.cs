namespace ImageInfra.Driver.Scheduling;

/// <summary>
/// Decides which build starts next. A base comes before the images that start from it, and the limits of region and subscription
/// hold. Higher priority comes first, then the requester with the fewest builds so far, then the order of <see cref="StartOrder"/>,
/// which minimizes the total time.
/// </summary>
public sealed class BuildSchedule
{
    private readonly Dictionary<string, BuildJob> _jobs;
    private readonly ILookup<string, BuildJob> _followers;
    private readonly Dictionary<string, int> _priorities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TimeSpan> _places;
    private readonly List<BuildJob> _ready;
    private readonly HashSet<string> _running = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _turns = [];
    private readonly BuildSlots _slots;
    private bool _isStopped;

    /// <summary>Creates a schedule. A job whose base is not among the jobs does not wait for it.</summary>
    public BuildSchedule(IEnumerable<BuildJob> jobs, ConcurrencyLimits limits)
    {
        _slots = new(limits);
        _jobs = jobs.ToDictionary(j => j.Image, StringComparer.OrdinalIgnoreCase);
        _followers = _jobs.Values.Where(j => HasBase(j)).ToLookup(j => j.Base!, StringComparer.OrdinalIgnoreCase);
        foreach (var job in _jobs.Values)
        {
            Prioritize(job);
        }

        _places = StartOrder.Of([.. _jobs.Values], limits);
        _ready = [.. _jobs.Values.Where(j => !HasBase(j))];
    }

    /// <summary>Starts the builds that can start now, the most urgent first, and returns them.</summary>
    public IReadOnlyList<BuildJob> Start()
    {
        var started = new List<BuildJob>();
        while (_ready.Where(_slots.HasRoom).MinBy(Order) is { } next)
        {
            _ready.Remove(next);
            _running.Add(next.Image);
            _turns[next.Requester] = _turns.GetValueOrDefault(next.Requester) + 1;
            _slots.Take(next);
            started.Add(next);
        }

        return started;
    }

    /// <summary>Records the end of a build. Returns the jobs that cannot start any more, because their base was not built.</summary>
    public IReadOnlyList<BuildJob> End(string image, bool succeeded)
    {
        var job = _jobs[image];
        _running.Remove(image);
        _slots.Free(job);
        if (_isStopped)
        {
            return [];
        }

        if (!succeeded)
        {
            return Descendants(image);
        }

        _ready.AddRange(_followers[image]);
        return [];
    }

    /// <summary>Prevents further builds. Returns the jobs that were not started.</summary>
    public IReadOnlyList<BuildJob> Stop()
    {
        _isStopped = true;
        var left = _ready.SelectMany(j => Descendants(j.Image).Prepend(j))
            .Concat(_running.SelectMany(Descendants))
            .ToList();
        _ready.Clear();
        return left;
    }

    private bool HasBase(BuildJob job) => job.Base is { } name && _jobs.ContainsKey(name);

    private List<BuildJob> Descendants(string image) => [.. _followers[image].SelectMany(f => Descendants(f.Image).Prepend(f))];

    // A base gets the highest priority among the images that start from it.
    private int Prioritize(BuildJob job) => _priorities.TryGetValue(job.Image, out var priority)
        ? priority
        : _priorities[job.Image] = _followers[job.Image].Select(Prioritize).Append(job.Priority).Max();

    private (int, int, TimeSpan, string) Order(BuildJob job) =>
        (-_priorities[job.Image], _turns.GetValueOrDefault(job.Requester), _places[job.Image], job.Image);
}
