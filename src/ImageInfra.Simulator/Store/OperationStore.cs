using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Store;

/// <summary>A long-running operation and its status. No list shows it: a client that knows its id can read it.</summary>
/// <param name="Number">Its number, which its name is derived from.</param>
/// <param name="Collection">The first part of its id, up to its name.</param>
/// <param name="Started">The time at which it started.</param>
internal sealed record Operation(long Number, string Collection, DateTimeOffset Started)
{
    public const string InProgress = "InProgress";

    /// <summary>The last part of its id.</summary>
    public Guid Name { get; } = DerivedGuid.Of(Number);

    public string Status { get; init; } = InProgress;

    /// <summary>The time at which it ended; null while it is in progress.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The code of the error that it ended with; null if there was none.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string Id => $"{Collection}/{Name}";
}

/// <summary>Operations by name. An operation is forgotten some time after it ended.</summary>
internal sealed class OperationStore(ChangeSet changes)
{
    /// <summary>The number of ended operations that are kept.</summary>
    public const int MaximumEnded = 100_000;

    private static readonly TimeSpan s_retention = TimeSpan.FromDays(7);

    private readonly Dictionary<Guid, Operation> _operations = [];
    private readonly Queue<Operation> _ended = [];

    public int Count => _operations.Count;

    public Operation? Find(Guid name) => _operations.GetValueOrDefault(name);

    public void Put(Operation operation)
    {
        Restore(operation);
        changes.Operations[operation.Number] = operation;
    }

    /// <summary>Adds an operation that is saved already; ended operations in the order of their ends.</summary>
    public void Restore(Operation operation)
    {
        _operations[operation.Name] = operation;
        if (operation.Ended is not null)
        {
            _ended.Enqueue(operation);
        }
    }

    /// <summary>Forgets operations that ended a week ago, and the oldest above the maximum.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_ended.TryPeek(out var oldest) && (oldest.Ended + s_retention <= now || _ended.Count > MaximumEnded))
        {
            _ended.Dequeue();
            _operations.Remove(oldest.Name);
            changes.Operations[oldest.Number] = null;
        }
    }
}
