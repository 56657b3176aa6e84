namespace ImageInfra.Simulator.State;

/// <summary>Operations by id, until they are forgotten.</summary>
internal sealed class OperationStore(Batch changes)
{
    private static readonly TimeSpan s_retention = TimeSpan.FromDays(7);

    private readonly Dictionary<string, Operation> _operations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<Operation> _ended = [];

    public Operation? Find(string id) => _operations.GetValueOrDefault(id);

    public void Put(Operation operation)
    {
        Restore(operation);
        changes.Operations[operation.Number] = operation;
    }

    /// <summary>Adds one that was saved before; those that ended in the order of their ends.</summary>
    public void Restore(Operation operation)
    {
        _operations[operation.Id] = operation;
        if (operation.Ended is not null)
        {
            _ended.Enqueue(operation);
        }
    }

    /// <summary>Forgets what ended a week ago.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_ended.TryPeek(out var oldest) && oldest.Ended + s_retention <= now)
        {
            _operations.Remove(_ended.Dequeue().Id);
            changes.Operations[oldest.Number] = null;
        }
    }
}
