using ImageInfra.Simulator;
using ImageInfra.Simulator.State;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Which operations are remembered.</summary>
public sealed class OperationStoreTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly OperationStore _operations = new(new());

    [Fact]
    public void Of_more_than_can_be_remembered_the_one_that_ended_first_is_forgotten()
    {
        var running = Begin(0);
        for (var i = 1; i <= OperationStore.MaximumEnded + 1; i++)
        {
            _operations.Put(Begin(i) with { Status = "Succeeded", Ended = s_start });
        }

        _operations.Forget(s_start);

        Assert.Equal([true, false, true], new[] { running.Name, Name(1), Name(2) }.Select(n => _operations.Find(n) is not null));
    }

    [Fact]
    public void One_that_ended_a_week_ago_is_forgotten_and_one_that_goes_on_is_not()
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
        var operation = new Operation(Name(number), "/subscriptions/s/operations", s_start);
        _operations.Put(operation);
        return operation;
    }
}
