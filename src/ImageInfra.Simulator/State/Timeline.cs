using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>Something that is due to happen to a resource.</summary>
internal sealed record DueEvent(long Sequence, DateTimeOffset Time, string Kind, string Target, JsonObject Data);

/// <summary>What is due to happen, in the order of time. Nothing runs in the background: whoever asks next sees it done.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<DueEvent, (DateTimeOffset, long)> _queue = new();

    /// <summary>The next event's number, and the source of every made-up id.</summary>
    public long Sequence { get; set; }

    /// <summary>Events that came or went since the last save: an event, or null for one that happened.</summary>
    public Dictionary<long, DueEvent?> Changes { get; } = [];

    public void Schedule(DateTimeOffset time, string kind, string target, JsonObject? data = null)
    {
        var due = new DueEvent(++Sequence, time, kind, target, data ?? []);
        Restore(due);
        Changes[due.Sequence] = due;
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
        Changes[due.Sequence] = null;
        return due;
    }
}
