using System.Runtime.InteropServices;

namespace ImageInfra.Simulator.State;

/// <summary>Operations by name, until they are forgotten.</summary>
internal sealed class OperationStore(Batch changes)
{
    /// <summary>How many are remembered that have ended.</summary>
    public const int MaximumEnded = 100_000;

    private static readonly TimeSpan s_retention = TimeSpan.FromDays(7);

    private readonly Dictionary<Guid, Operation> _operations = [];
    private readonly HashSet<string> _collections = [];
    private readonly Queue<(Guid Name, DateTimeOffset Time)> _ended = [];

    /// <summary>All that are remembered, in no order.</summary>
    public IReadOnlyCollection<Operation> All => _operations.Values;

    public Operation? Find(Guid name) => _operations.TryGetValue(name, out var operation) ? operation : null;

    public void Put(Operation operation)
    {
        Restore(operation);
        changes.Operations.Add(operation);
    }

    /// <summary>Adds one that was saved before; those that ended in the order of their ends.</summary>
    public void Restore(Operation operation)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_operations, operation.Name, out var isKnown);
        known = isKnown ? operation : operation with { Collection = Shared(operation.Collection) };
        if (operation.Ended is { } ended)
        {
            _ended.Enqueue((operation.Name, ended));
        }
    }

    /// <summary>Forgets what ended a week ago, and of more than can be remembered the oldest.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_ended.TryPeek(out var oldest) && (oldest.Time + s_retention <= now || _ended.Count > MaximumEnded))
        {
            _operations.Remove(_ended.Dequeue().Name);
        }
    }

    // Many operations, few collections: each text once.
    private string Shared(string collection)
    {
        if (!_collections.TryGetValue(collection, out var shared))
        {
            _collections.Add(shared = collection);
        }

        return shared;
    }
}
