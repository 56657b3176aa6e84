using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.History;

public sealed class BuildHistoryTests
{
    [Theory]
    [InlineData(OsType.Linux, 30)]
    [InlineData(OsType.Windows, 60)]
    public void Without_history_the_expectation_depends_on_the_operating_system(OsType osType, int minutes)
    {
        var history = new BuildHistory([]);

        Assert.Equal(TimeSpan.FromMinutes(minutes), history.Expected("web", osType));
        Assert.Equal(TimeSpan.FromMinutes(2 * minutes), history.OverdueAfter("web", osType));
    }

    [Fact]
    public void The_expected_duration_is_the_median_of_successful_runs()
    {
        var history = new BuildHistory(
            [SomeRuns.Succeeded(1, 20), SomeRuns.Failed(2, 3), SomeRuns.Succeeded(3, 24), SomeRuns.Succeeded(4, 40)]);

        Assert.Equal(TimeSpan.FromMinutes(24), history.Expected("WEB", OsType.Windows));
        Assert.Equal(TimeSpan.FromMinutes(40), history.OverdueAfter("web", OsType.Windows));
    }

    [Fact]
    public void Two_runs_are_too_few_for_an_overdue_warning()
    {
        var history = new BuildHistory([SomeRuns.Succeeded(1, 20), SomeRuns.Succeeded(2, 21)]);

        Assert.Equal(TimeSpan.FromMinutes(40), history.OverdueAfter("web", OsType.Linux));
    }

    [Fact]
    public void With_equal_durations_a_run_is_overdue_after_a_tenth_more()
    {
        var history = new BuildHistory(Enumerable.Range(1, 5).Select(n => SomeRuns.Succeeded(n, 20)));

        Assert.Equal(TimeSpan.FromMinutes(22), history.OverdueAfter("web", OsType.Linux));
    }

    [Fact]
    public void Only_the_last_fifty_successful_runs_count()
    {
        var slow = Enumerable.Range(1, 100).Select(n => SomeRuns.Succeeded(n, 90));
        var failed = Enumerable.Range(101, 100).Select(n => SomeRuns.Failed(n, 1));
        var fast = Enumerable.Range(201, 50).Select(n => SomeRuns.Succeeded(n, 15));

        var runs = new BuildHistory([.. slow, .. failed, .. fast]).Of("web").Runs;

        Assert.Equal(new DurationStatistics(50, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15)), runs);
    }

    [Fact]
    public async Task The_ledger_is_read_once_per_image_for_the_counted_runs_only()
    {
        var ledger = new FakeRunLedger(SomeRuns.Succeeded(1, 20), SomeRuns.Succeeded(2, 50, "other"));
        var history = await BuildHistory.ReadAsync(ledger, "dev", ["web", "WEB"], default);

        Assert.Equal(TimeSpan.FromMinutes(20), history.Expected("web", OsType.Linux));
        Assert.Equal(TimeSpan.FromMinutes(40), history.OverdueAfter("web", OsType.Linux));
        Assert.Equal(
            new RunFilter { Stack = "dev", Image = "web", Outcome = BuildOutcome.Succeeded, Limit = 50 },
            Assert.Single(ledger.Asked));
    }

    [Fact]
    public void A_phase_ends_with_the_next_one_or_with_the_run()
    {
        var entry = SomeRuns.Succeeded(1, 30).With((RunSubState.Building, 1), (RunSubState.Customizing, 5), (RunSubState.Distributing, 20));

        Assert.Equal(
            [
                new(RunSubState.Building, TimeSpan.FromMinutes(4)),
                new(RunSubState.Customizing, TimeSpan.FromMinutes(15)),
                new(RunSubState.Distributing, TimeSpan.FromMinutes(10)),
            ],
            PhaseDuration.Of(entry));
    }

    [Fact]
    public void A_phase_in_progress_has_no_duration()
    {
        var entry = SomeRuns.Succeeded(1, 30).With((RunSubState.Building, 1), (RunSubState.Customizing, 5)) with { EndTime = null };

        Assert.Equal([new(RunSubState.Building, TimeSpan.FromMinutes(4))], PhaseDuration.Of(entry));
    }

    [Fact]
    public void A_repeated_phase_counts_once_with_its_total_time()
    {
        var entry = SomeRuns.Succeeded(1, 30).With((RunSubState.Building, 0), (RunSubState.Queued, 5), (RunSubState.Building, 10));

        Assert.Equal(
            [new(RunSubState.Queued, TimeSpan.FromMinutes(5)), new(RunSubState.Building, TimeSpan.FromMinutes(25))],
            PhaseDuration.Of(entry));
    }

    [Fact]
    public void Joined_runs_count_as_a_whole_but_not_their_phases()
    {
        var seen = SomeRuns.Succeeded(1, 30).With((RunSubState.Building, 0), (RunSubState.Distributing, 20));
        var joined = SomeRuns.Succeeded(2, 40).With((RunSubState.Distributing, 39)) with { IsAdopted = true };

        var history = new BuildHistory([seen, joined]).Of("web");

        Assert.Equal(2, history.Runs!.Count);
        Assert.Equal(new DurationStatistics(1, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)), history.Phases[RunSubState.Distributing]);
    }
}
