using ImageInfra.Driver.Reporting;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class FanOutTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public void Every_receiver_gets_all_events_in_order()
    {
        Events<int> a = new(), b = new();
        var all = new FanOut<int>([a, b], _warnings.Add);

        all.Report(1);
        all.Report(2);

        Assert.Equal([1, 2], a.Reported);
        Assert.Equal([1, 2], b.Reported);
    }

    [Fact]
    public void A_receiver_that_throws_is_dropped_with_one_warning()
    {
        Events<int> before = new(), after = new();
        var all = new FanOut<int>([before, new Broken(), after], _warnings.Add);

        all.Report(1);
        all.Report(2);

        Assert.Equal([1, 2], before.Reported);
        Assert.Equal([1, 2], after.Reported);
        Assert.Equal(["the broken one receives no more events of these builds: no space left at https://x/?sig=***"], _warnings);
    }

    private sealed class Broken : IProgress<int>
    {
        public void Report(int value) => throw new IOException("no space left at https://x/?sig=abc");

        public override string ToString() => "the broken one";
    }
}
