using ImageInfra.Driver.Arm;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class CallBudgetTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void What_is_in_the_bucket_goes_at_once_and_the_rest_as_it_fills()
    {
        var budget = new CallBudget(size: 3, refillPerSecond: 2, _clock);

        Assert.Equal([0, 0, 0, 0.5, 1, 1.5], Enumerable.Range(0, 6).Select(_ => budget.Take().TotalSeconds));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, budget.Take());
    }

    [Fact]
    public void A_bucket_never_holds_more_than_its_size()
    {
        var budget = new CallBudget(size: 1, refillPerSecond: 1, _clock);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(_ => budget.Take().TotalSeconds));
    }

    [Fact]
    public void Others_who_spend_from_azures_bucket_count()
    {
        var budget = new CallBudget(size: 100, refillPerSecond: 10, _clock);
        budget.Observe(remaining: 0);

        Assert.Equal(TimeSpan.FromSeconds(0.1), budget.Take());
    }

    [Fact]
    public void Nobody_sends_before_the_pause_that_azure_asks_for_is_over()
    {
        var budget = new CallBudget(size: 100, refillPerSecond: 10, _clock);
        budget.CloseFor(TimeSpan.FromSeconds(17));
        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(10), budget.Take());
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, budget.Take());
    }
}
