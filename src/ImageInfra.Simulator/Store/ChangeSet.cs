namespace ImageInfra.Simulator.Store;

/// <summary>How many records there are of each kind.</summary>
internal readonly record struct RecordCounts(long Resources, long Events, long Operations);

/// <summary>Changes that are saved in one transaction, with the last value of each.</summary>
internal sealed class ChangeSet
{
    /// <summary>Resources by id; null for a resource that was removed.</summary>
    public Dictionary<string, StoredResource?> Resources { get; private set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Events by number; null for an event that happened.</summary>
    public Dictionary<long, DueEvent?> Events { get; private set; } = [];

    /// <summary>Operations by number; null for an operation that was forgotten.</summary>
    public Dictionary<long, Operation?> Operations { get; private set; } = [];

    /// <summary>The last number that the timeline gave out.</summary>
    public long Sequence { get; private set; }

    /// <summary>The time on the simulated clock.</summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>How many resources, due events and operations there are after the changes.</summary>
    public RecordCounts Counts { get; private set; }

    public bool IsEmpty => Resources.Count == 0 && Events.Count == 0 && Operations.Count == 0;

    /// <summary>Moves the changes into a set of their own and leaves this one empty.</summary>
    public ChangeSet Take(long sequence, DateTimeOffset clock, RecordCounts counts = default)
    {
        var taken = new ChangeSet { Resources = Resources, Events = Events, Operations = Operations, Sequence = sequence, Clock = clock, Counts = counts };
        (Resources, Events, Operations) = (new(StringComparer.OrdinalIgnoreCase), [], []);
        return taken;
    }
}
