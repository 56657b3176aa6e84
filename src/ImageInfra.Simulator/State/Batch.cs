namespace ImageInfra.Simulator.State;

/// <summary>Changes that are saved together.</summary>
internal sealed class Batch
{
    /// <summary>By id: a resource, or null for one that went.</summary>
    public Dictionary<string, StoredResource?> Resources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By number: an event, or null for one that happened.</summary>
    public Dictionary<long, DueEvent?> Events { get; } = [];

    /// <summary>One may be among them as it began, and again as it ended, which then counts. That one is forgotten is not said.</summary>
    public List<Operation> Operations { get; } = [];

    /// <summary>Where the timeline's sequence stood after them.</summary>
    public long Sequence { get; set; }

    /// <summary>Where the clock stood.</summary>
    public DateTimeOffset Clock { get; set; }

    public bool IsEmpty => Resources.Count == 0 && Events.Count == 0 && Operations.Count == 0;

    /// <summary>Adds later changes to some that may be saved already.</summary>
    public void Merge(Batch later)
    {
        foreach (var (number, due) in later.Events)
        {
            Events[number] = due;
        }

        Operations.AddRange(later.Operations);
        MergeOthers(later);
    }

    /// <summary>
    /// Adds later changes to some of which none is saved yet: an event among them that happens then need never be. Operations are
    /// saved from where they are remembered.
    /// </summary>
    public void MergeUnsaved(Batch later)
    {
        foreach (var (number, due) in later.Events)
        {
            if (due is not null || !Events.Remove(number))
            {
                Events[number] = due;
            }
        }

        MergeOthers(later);
    }

    public void Clear()
    {
        Resources.Clear();
        Events.Clear();
        Operations.Clear();
    }

    private void MergeOthers(Batch later)
    {
        foreach (var (id, resource) in later.Resources)
        {
            Resources[id] = resource;
        }

        (Sequence, Clock) = (later.Sequence, later.Clock);
    }
}
