namespace ImageInfra.Driver.Scheduling;

/// <summary>
/// Which build begins next. A base before what starts from it; within the limits of region and subscription; the highest
/// priority first; of those, whoever asked and had the least so far; of those, the one that <see cref="StartOrder"/> puts
/// first, so that all are done soon.
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

    /// <summary>Plans builds. A job whose base is not among the jobs waits for nothing.</summary>
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

    /// <summary>Takes the builds that begin now, the most urgent first.</summary>
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

    /// <summary>A build ended. Answers the jobs that will never begin, because they start from an image that was not built.</summary>
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

    /// <summary>Nothing more begins. Answers what would have.</summary>
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

    // A base is as urgent as the most urgent of what starts from it.
    private int Prioritize(BuildJob job) => _priorities.TryGetValue(job.Image, out var priority)
        ? priority
        : _priorities[job.Image] = _followers[job.Image].Select(Prioritize).Append(job.Priority).Max();

    private (int, int, TimeSpan, string) Order(BuildJob job) =>
        (-_priorities[job.Image], _turns.GetValueOrDefault(job.Requester), _places[job.Image], job.Image);
}
