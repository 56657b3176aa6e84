using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>Something that is due to happen to a resource.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">The id of the resource.</param>
/// <param name="Operation">The name of the operation that it ends, or null.</param>
/// <param name="Data">What else it takes, or null.</param>
internal sealed record DueEvent(long Sequence, DateTimeOffset Time, string Kind, string Target, Guid? Operation, JsonObject? Data);

/// <summary>What is due to happen, in the order of time. Nothing runs in the background: whoever asks next sees it done.</summary>
internal sealed class Timeline(Batch changes)
{
    private readonly PriorityQueue<DueEvent, (DateTimeOffset, long)> _queue = new();

    /// <summary>The next event's number, and the source of every made-up id.</summary>
    public long Sequence { get; set; }

    public void Schedule(DateTimeOffset time, string kind, string target, JsonObject? data = null, Guid? operation = null)
    {
        var due = new DueEvent(++Sequence, time, kind, target, operation, data);
        Restore(due);
        changes.Events[due.Sequence] = due;
    }

    public void Restore(DueEvent due) => _queue.Enqueue(due, (due.Time, due.Sequence));

    /// <summary>Takes the next event that is due by now, or null.</summary>
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
