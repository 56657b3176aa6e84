using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests which operations are kept.</summary>
public sealed class OperationStoreTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly ChangeSet _changes = new();
    private readonly OperationStore _operations;

    public OperationStoreTests() => _operations = new(_changes);

    [Fact]
    public void Above_the_maximum_the_oldest_ended_operation_is_removed()
    {
        var running = Begin(0);
        for (var i = 1; i <= OperationStore.MaximumEnded + 1; i++)
        {
            _operations.Put(Begin(i) with { Status = "Succeeded", Ended = s_start });
        }

        _operations.Forget(s_start);

        Assert.Equal([true, false, true], new[] { running.Name, Name(1), Name(2) }.Select(n => _operations.Find(n) is not null));
        Assert.Null(_changes.Operations[1]);
    }

    [Fact]
    public void Only_an_ended_operation_is_removed_after_a_week()
    {
        var running = Begin(0);
        var ended = Begin(1);
        _operations.Put(ended with { Status = "Succeeded", Ended = s_start });

        _operations.Forget(s_start.AddDays(7));

        Assert.NotNull(_operations.Find(running.Name));
        Assert.Null(_operations.Find(ended.Name));
    }

    private static Guid Name(int number) => DerivedGuid.Of(number);

    private Operation Begin(int number)
    {
        var operation = new Operation(number, "/subscriptions/s/operations", s_start);
        _operations.Put(operation);
        return operation;
    }
}
