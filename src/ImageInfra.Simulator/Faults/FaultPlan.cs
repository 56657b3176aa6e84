namespace ImageInfra.Simulator.Faults;

/// <summary>The active faults.</summary>
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

    /// <summary>Adds a fault and returns it.</summary>
    public ActiveFault Add(Func<int, ActiveFault> create)
    {
        lock (_gate)
        {
            var fault = create(++_ids);
            _active.Add(fault);
            return fault;
        }
    }

    /// <summary>Removes one fault, or all faults. Returns the number of removed faults.</summary>
    public int Remove(int? id)
    {
        lock (_gate)
        {
            return _active.RemoveAll(f => id is null || f.Id == id);
        }
    }

    /// <summary>Returns the rule for a request to ARM, or null.</summary>
    public FaultRule? Next(string method, string path)
    {
        lock (_gate)
        {
            return _active.Count > 0 && IsArm(path)
                ? _active.FirstOrDefault(f => f.Rule is { } rule && rule.Matches(method, path) && f.Take(path))?.Rule
                : null;
        }
    }

    /// <summary>Decides whether an incident occurs for a resource, and counts it.</summary>
    public bool Take(string incident, string id)
    {
        lock (_gate)
        {
            return _active.Exists(f => f.Name == incident && f.Take(id));
        }
    }

    /// <summary>Returns the delay of a role assignment by an incident, or null.</summary>
    public TimeSpan? DelayOf(string roleAssignment) => Take(Incident.LateRolePropagation, roleAssignment) ? s_lateRole : null;

    private static bool IsArm(string path) =>
        path.StartsWith("/subscriptions", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/providers", StringComparison.OrdinalIgnoreCase);
}
