using ImageInfra.Driver.Runs;

namespace ImageInfra.UnitTests.Driver.Builds;

public sealed class SweepPaceTests
{
    [Theory]
    [InlineData(RunSubState.Queued, 15)]
    [InlineData(RunSubState.Building, 30)]
    [InlineData(RunSubState.Customizing, 30)]
    [InlineData(RunSubState.Distributing, 15)]
    public void The_interval_adapts_to_the_phase(RunSubState phase, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SweepPace.After([Running(phase)], pages: 1));

    [Fact]
    public void The_most_urgent_run_sets_the_interval() =>
        Assert.Equal(TimeSpan.FromSeconds(15), SweepPace.After([Running(RunSubState.Building), Running(RunSubState.Distributing)], pages: 1));

    [Fact]
    public void A_run_that_is_not_visible_yet_shortens_the_interval() =>
        Assert.Equal(TimeSpan.FromSeconds(5), SweepPace.After([null], pages: 1));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void A_list_of_any_length_takes_fewer_than_thirty_calls_a_minute(int pages)
    {
        var pause = SweepPace.After([Running(RunSubState.Distributing)], pages);

        Assert.InRange(pages / pause.TotalMinutes, 0, 30);
    }

    private static RunStatus Running(RunSubState phase) => new(RunState.Running, phase, DateTimeOffset.UnixEpoch, null, "");
}
