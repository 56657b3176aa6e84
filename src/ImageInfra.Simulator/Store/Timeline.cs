namespace ImageInfra.Simulator.Store;

/// <summary>An event that is due later.</summary>
/// <param name="Sequence">The number of the event.</param>
/// <param name="Time">The time at which it is due.</param>
/// <param name="Kind">The kind, which selects its handler.</param>
/// <param name="Target">The id of the resource.</param>
/// <param name="Operation">The number of the operation that it ends; null if there is none.</param>
/// <param name="Data">More data for the handler; null if there is none.</param>
internal sealed record DueEvent(long Sequence, DateTimeOffset Time, string Kind, string Target, long? Operation, JsonObject? Data);

/// <summary>Due events in the order of time. Nothing runs in the background: the next request handles them first.</summary>
internal sealed class Timeline(ChangeSet changes)
{
    private readonly PriorityQueue<DueEvent, (DateTimeOffset, long)> _queue = new();

    public int Count => _queue.Count;

    /// <summary>The last number that was given to an event or to a generated id.</summary>
    public long Sequence { get; set; }

    public void Schedule(DateTimeOffset time, string kind, string target, JsonObject? data = null, long? operation = null)
    {
        var due = new DueEvent(++Sequence, time, kind, target, operation, data);
        Restore(due);
        changes.Events[due.Sequence] = due;
    }

    public void Restore(DueEvent due) => _queue.Enqueue(due, (due.Time, due.Sequence));

    /// <summary>Takes the next event that is due; null if there is none.</summary>
    public DueEvent? Next(DateTimeOffset now)
    {
        if (!_queue.TryPeek(out var due, out _) || due.Time > now)
        {
            return null;
        }

        _queue.Dequeue();
        changes.Events[due.Sequence] = null;
        return due;
    }
}
