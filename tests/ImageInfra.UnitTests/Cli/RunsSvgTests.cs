using System.Globalization;
using System.Xml.Linq;
using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Pictures;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli;

public sealed class RunsSvgTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Each_run_has_a_mark_inside_the_picture(int count)
    {
        var picture = Draw(Enumerable.Range(1, count).Select(n => n % 7 == 0 ? SomeRuns.Failed(n, 5) : SomeRuns.Succeeded(n, 30 + (n % 11))));

        var marks = picture.Elements(s_svg + "path").Where(p => (string?)p.Attribute("class") == "run").ToList();
        Assert.Equal(count, marks.Count);
        Assert.All(marks, mark =>
        {
            var point = ((string)mark.Attribute("d")!)[1..].Split('a', 'l')[0].Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
            Assert.InRange(point[0], 60, 860);
            Assert.InRange(point[1], 60, 360);
            Assert.NotEmpty(mark.Element(s_svg + "title")!.Value);
        });
    }

    [Fact]
    public void The_picture_has_a_text_description()
    {
        var picture = Draw([SomeRuns.Succeeded(1, 30), SomeRuns.Failed(2, 5), SomeRuns.Succeeded(3, 40.5)]);

        Assert.Equal("img", (string?)picture.Attribute("role"));
        Assert.Equal("title description", (string?)picture.Attribute("aria-labelledby"));
        Assert.Equal("Build times of web in stack dev", picture.Element(s_svg + "title")!.Value);
        Assert.Equal(
            "3 runs from 2026-11-23 to 2026-11-25: 2 succeeded, 1 failed. Of the last 2 that succeeded, half took up to 30 minutes and 95 in 100 up to 40.5.",
            picture.Element(s_svg + "desc")!.Value);
        var texts = picture.Elements(s_svg + "text").Select(t => t.Value).ToList();
        Assert.All(["minutes", "start of the run (UTC)", "11-24 00:00", "p50 30 min", "p95 40.5 min", "succeeded", "failed"], t => Assert.Contains(t, texts));
    }

    [Fact]
    public void Outcomes_differ_in_color_and_in_shape()
    {
        BuildOutcome?[] outcomes = [BuildOutcome.Succeeded, BuildOutcome.PartiallySucceeded, BuildOutcome.Failed, BuildOutcome.Canceled];

        Assert.Distinct(outcomes.Select(OutcomeMarks.ColorOf));
        Assert.Distinct(outcomes.Select(o => OutcomeMarks.ShapeOf(o, 0, 0, 4).Format));
    }

    [Fact]
    public void Runs_without_an_end_are_omitted_and_no_runs_give_a_picture()
    {
        var picture = Draw([SomeRuns.Succeeded(1, 30) with { EndTime = null }]);

        Assert.Equal("No run has ended.", picture.Element(s_svg + "desc")!.Value);
        Assert.DoesNotContain(picture.Elements(s_svg + "path"), p => p.Attribute("class") is not null);
    }

    [Fact]
    public void The_picture_is_self_contained_and_has_no_script()
    {
        var text = Draw([SomeRuns.Succeeded(1, 30)]).ToString();

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(5)]
    [InlineData(31)]
    [InlineData(960)]
    [InlineData(100_000)]
    public void Ticks_are_few_and_begin_at_zero(double minutes)
    {
        var axis = Axis.OfMinutes(minutes, 350, 70);

        Assert.InRange(axis.Ticks.Count(), 2, 9);
        Assert.Equal(0, axis.Ticks.First());
        Assert.True(axis.Most >= minutes);
    }

    private static XElement Draw(IEnumerable<RunEntry> runs)
    {
        List<RunEntry> entries = [.. runs];
        return XElement.Parse(RunsSvg.Of("web", "dev", entries, new BuildHistory(entries).Of("web").Runs));
    }
}
