namespace ImageInfra.Simulator.State;

/// <summary>Changes that are saved together.</summary>
internal sealed class Batch
{
    /// <summary>By id: a resource, or null for one that went.</summary>
    public Dictionary<string, ArmResource?> Resources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By number: an event, or null for one that happened.</summary>
    public Dictionary<long, DueEvent?> Events { get; } = [];

    public long Sequence { get; private set; }

    public DateTimeOffset Clock { get; private set; }

    public bool HasWork { get; private set; }

    /// <summary>Ends when all of it is saved.</summary>
    public TaskCompletionSource Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Merge(Batch later) => Merge(later.Resources, later.Events, later.Sequence, later.Clock);

    public void Merge(IEnumerable<KeyValuePair<string, ArmResource?>> resources, IEnumerable<KeyValuePair<long, DueEvent?>> events, long sequence, DateTimeOffset clock)
    {
        foreach (var (id, resource) in resources)
        {
            Resources[id] = resource;
        }

        foreach (var (number, due) in events)
        {
            Events[number] = due;
        }

        Sequence = sequence;
        Clock = clock;
        HasWork = true;
    }
}
