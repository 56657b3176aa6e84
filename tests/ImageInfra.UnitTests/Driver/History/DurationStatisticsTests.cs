using ImageInfra.Driver.Runs.History;

namespace ImageInfra.UnitTests.Driver.History;

public sealed class DurationStatisticsTests
{
    [Fact]
    public void No_durations_have_no_statistics()
    {
        Assert.Null(DurationStatistics.Of([]));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(19, 10, 19)]
    [InlineData(20, 10, 19)]
    [InlineData(21, 11, 20)]
    [InlineData(40, 20, 38)]
    [InlineData(100, 50, 95)]
    public void Percentiles_are_nearest_rank(int count, int p50, int p95)
    {
        // In reverse order, because the order does not matter.
        var statistics = DurationStatistics.Of(Enumerable.Range(1, count).Reverse().Select(m => TimeSpan.FromMinutes(m)));

        Assert.Equal(new DurationStatistics(count, TimeSpan.FromMinutes(p50), TimeSpan.FromMinutes(p95)), statistics);
    }

    [Fact]
    public void A_percentile_is_a_measured_duration_that_its_share_does_not_exceed()
    {
        var random = new Random(7);
        for (var count = 1; count <= 60; count++)
        {
            var durations = Enumerable.Range(0, count).Select(_ => TimeSpan.FromSeconds(random.Next(5000))).ToList();

            var statistics = DurationStatistics.Of(durations)!;

            Assert.Contains(statistics.P50, durations);
            Assert.Contains(statistics.P95, durations);
            Assert.True(durations.Count(d => d <= statistics.P50) * 100 >= 50 * count);
            Assert.True(durations.Count(d => d <= statistics.P95) * 100 >= 95 * count);
            Assert.True(durations.Count(d => d < statistics.P95) * 100 < 95 * count);
        }
    }
}
