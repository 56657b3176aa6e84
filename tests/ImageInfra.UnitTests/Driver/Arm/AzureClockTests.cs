using ImageInfra.Driver.Arm;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Arm;

/// <summary>Tests that decisions about Azure resources use Azure's time.</summary>
public sealed class AzureClockTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _machine = new(s_now);

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void A_response_corrects_a_wrong_clock(int secondsBehind)
    {
        var clock = new AzureClock(_machine);
        clock.Observe(s_now.AddSeconds(secondsBehind));
        _machine.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(s_now.AddSeconds(secondsBehind + 60), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void A_date_that_is_seconds_old_does_not_correct_the_clock(int seconds)
    {
        var clock = new AzureClock(_machine);
        clock.Observe(s_now.AddHours(1));
        clock.Observe(s_now.AddSeconds(seconds));

        Assert.Equal(s_now, clock.GetUtcNow());
    }

    [Fact]
    public void The_next_response_corrects_a_clock_set_back_during_a_command()
    {
        var machine = new SettableClock { Now = s_now };
        var clock = new AzureClock(machine);
        machine.Now = s_now.AddHours(-1);
        clock.Observe(s_now.AddSeconds(10));

        Assert.Equal(s_now.AddSeconds(10), clock.GetUtcNow());
    }

    [Fact]
    public async Task Waits_use_the_clock_of_the_machine()
    {
        var clock = new AzureClock(_machine);
        clock.Observe(s_now.AddHours(1));
        var wait = Task.Delay(TimeSpan.FromMinutes(5), clock);
        _machine.Advance(TimeSpan.FromMinutes(4));
        Assert.False(wait.IsCompleted);
        _machine.Advance(TimeSpan.FromMinutes(1));

        await wait;
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
