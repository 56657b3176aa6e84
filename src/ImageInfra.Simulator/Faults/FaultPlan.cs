namespace ImageInfra.Simulator.Faults;

/// <summary>What is to go wrong.</summary>
internal sealed class FaultPlan
{
    private static readonly TimeSpan s_lateRole = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];
    private int _ids;

    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _active];
            }
        }
    }

    /// <summary>Adds a fault, and answers it.</summary>
    public ActiveFault Add(Func<int, ActiveFault> create)
    {
        lock (_gate)
        {
            var fault = create(++_ids);
            _active.Add(fault);
            return fault;
        }
    }

    /// <summary>Ends one fault, or all of them; answers how many there were.</summary>
    public int Remove(int? id)
    {
        lock (_gate)
        {
            return _active.RemoveAll(f => id is null || f.Id == id);
        }
    }

    /// <summary>What goes wrong with a request to ARM, or null.</summary>
    public FaultRule? Next(string method, string path)
    {
        lock (_gate)
        {
            return _active.Count > 0 && IsArm(path)
                ? _active.FirstOrDefault(f => f.Rule is { } rule && rule.Matches(method, path) && f.Take(path))?.Rule
                : null;
        }
    }

    /// <summary>Whether an incident happens to a resource now.</summary>
    public bool Take(string incident, string id)
    {
        lock (_gate)
        {
            return _active.Exists(f => f.Name == incident && f.Take(id));
        }
    }

    /// <summary>How long a role assignment takes to act; null where nothing was asked for.</summary>
    public TimeSpan? DelayOf(string roleAssignment) => Take(Incident.LateRolePropagation, roleAssignment) ? s_lateRole : null;

    private static bool IsArm(string path) =>
        path.StartsWith("/subscriptions", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/providers", StringComparison.OrdinalIgnoreCase);
}
