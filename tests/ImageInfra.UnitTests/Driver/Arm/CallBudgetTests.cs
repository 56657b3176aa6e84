using ImageInfra.Driver.Arm;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class CallBudgetTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Requests_beyond_the_bucket_wait_until_it_fills()
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
    public void Remaining_calls_in_azures_headers_lower_the_bucket()
    {
        var budget = new CallBudget(size: 100, refillPerSecond: 10, _clock);
        budget.Observe(remaining: 0);

        Assert.Equal(TimeSpan.FromSeconds(0.1), budget.Take());
    }

    [Fact]
    public void No_request_is_sent_before_the_retry_after_has_passed()
    {
        var budget = new CallBudget(size: 100, refillPerSecond: 10, _clock);
        budget.CloseFor(TimeSpan.FromSeconds(17));
        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(10), budget.Take());
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, budget.Take());
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public void A_corrected_clock_delays_no_request(int seconds)
    {
        var azure = new AzureClock(_clock);
        var budget = new CallBudget(size: 3, refillPerSecond: 2, azure);
        Assert.Equal(TimeSpan.Zero, budget.Take());

        azure.Observe(_clock.GetUtcNow().AddSeconds(seconds));

        Assert.Equal([0, 0, 0.5], Enumerable.Range(0, 3).Select(_ => budget.Take().TotalSeconds));
    }
}
