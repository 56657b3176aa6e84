using System.Globalization;
using System.Xml.Linq;
using ImageInfra.Cli.Pictures;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Cli.Builds;

/// <summary>
/// Draws the build times of an image as SVG: one mark for each run, by start time and duration. The file has no script.
/// </summary>
internal sealed class RunsSvg
{
    private const double Width = 960, Height = 420, Left = 72, Right = 850, Top = 72, Bottom = 350;
    private const int ManyRuns = 200;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly IReadOnlyList<RunEntry> _runs;
    private readonly DurationStatistics? _history;
    private readonly Axis _minutes;
    private readonly Axis _hours;

    private RunsSvg(IReadOnlyList<RunEntry> runs, DurationStatistics? history)
    {
        _runs = runs;
        _history = history;
        _minutes = Axis.OfMinutes(runs.Select(Minutes).Append(history?.P95.TotalMinutes ?? 0).Max(), Bottom, Top);
        var starts = runs.Select(Hours).DefaultIfEmpty(0).ToList();
        _hours = Axis.OfHours(starts.Min(), starts.Max(), Left, Right);
    }

    /// <summary>Draws the runs that have ended.</summary>
    public static string Of(string image, string stack, IReadOnlyList<RunEntry> entries, DurationStatistics? history)
    {
        List<RunEntry> runs = [.. entries.Where(e => e.Elapsed is not null).OrderBy(e => e.StartTime)];
        return new RunsSvg(runs, history).Draw(image, stack).ToString();
    }

    private XElement Draw(string image, string stack) => Element(
        "svg",
        ("viewBox", $"0 0 {Width} {Height}"),
        ("role", $"img"),
        ("aria-labelledby", $"title description"),
        ("font-family", $"system-ui, sans-serif"),
        ("font-size", $"12"),
        ("fill", $"#24292f")).With(
        [
            Element("title", ("id", $"title")).With(VisibleText.Of($"Build times of {image} in stack {stack}")),
            Element("desc", ("id", $"description")).With(Description()),
            Element("rect", ("width", $"{Width}"), ("height", $"{Height}"), ("fill", $"#ffffff")),
            Text(Left, 28, $"Build times of {image} in stack {stack}", ("font-size", $"16"), ("font-weight", $"600")),
            .. Legend(),
            .. MinuteTicks(),
            .. DateTicks(),
            Text((Left + Right) / 2, Height - 16, $"start of the run (UTC)", ("text-anchor", $"middle")),
            Text(-(Top + Bottom) / 2, 20, $"minutes", ("text-anchor", $"middle"), ("transform", $"rotate(-90)")),
            .. Percentiles(),
            .. _runs.Select(Mark),
        ]);

    private string Description()
    {
        if (_runs.Count == 0)
        {
            return "No run has ended.";
        }

        var outcomes = _runs.GroupBy(r => Word(r.Outcome)).Select(g => $"{g.Count()} {g.Key}");
        var text = $"{_runs.Count} runs from {_runs[0].StartTime:yyyy-MM-dd} to {_runs[^1].StartTime:yyyy-MM-dd}: "
            + $"{string.Join(", ", outcomes)}.";
        return _history is not { } known
            ? text
            : $"{text} Of the last {known.Count} that succeeded, half took up to {Number(known.P50)} minutes "
                + $"and 95 in 100 up to {Number(known.P95)}.";
    }

    private IEnumerable<XElement> Legend()
    {
        var x = Left;
        foreach (var outcome in _runs.Select(r => r.Outcome).Distinct().OrderBy(o => o))
        {
            yield return Shape(outcome, x + 5, 46, 5);
            yield return Text(x + 16, 50, $"{Word(outcome)}");
            x += 40 + (7 * Word(outcome).Length);
        }
    }

    private IEnumerable<XElement> MinuteTicks()
    {
        foreach (var tick in _minutes.Ticks)
        {
            var y = _minutes.At(tick);
            yield return Line(Left, y, Right, y, ("stroke", $"{(tick == 0 ? "#57606a" : "#d0d7de")}"));
            yield return Text(Left - 8, y + 4, $"{tick:0.#}", ("text-anchor", $"end"));
        }
    }

    private IEnumerable<XElement> DateTicks()
    {
        if (_runs.Count == 0)
        {
            yield break;
        }

        foreach (var tick in _hours.Ticks)
        {
            var x = _hours.At(tick);
            var time = DateTimeOffset.UnixEpoch.AddHours(tick);
            yield return Line(x, Bottom, x, Bottom + 5, ("stroke", $"#57606a"));
            var label = time.ToString(_hours.Step < 24 ? "MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return Text(x, Bottom + 20, $"{label}", ("text-anchor", $"middle"));
        }
    }

    private IEnumerable<XElement> Percentiles()
    {
        if (_history is null)
        {
            yield break;
        }

        // Labels keep the height of a line between them, even if the plotted lines are closer.
        var (p50, p95) = (_minutes.At(_history.P50.TotalMinutes), _minutes.At(_history.P95.TotalMinutes));
        var push = Math.Max(0, (15 - (p50 - p95)) / 2);
        yield return Line(Left, p50, Right, p50, ("stroke", $"#0969da"), ("stroke-dasharray", $"6 4"));
        yield return Text(Right + 8, p50 + 4 + push, $"p50 {Number(_history.P50)} min", ("fill", $"#0969da"));
        yield return Line(Left, p95, Right, p95, ("stroke", $"#8250df"), ("stroke-dasharray", $"2 4"));
        yield return Text(Right + 8, p95 + 4 - push, $"p95 {Number(_history.P95)} min", ("fill", $"#8250df"));
    }

    private XElement Mark(RunEntry run)
    {
        var size = _runs.Count > ManyRuns ? 2.5 : 4.5;
        var mark = Shape(run.Outcome, _hours.At(Hours(run)), _minutes.At(Minutes(run)), size);
        mark.Add(new XAttribute("class", "run"));
        var version = RunsView.Version(run) is { } number ? $", version {number}" : "";
        var text = $"run {run.Number}, {run.StartTime:yyyy-MM-dd HH:mm}: {Number(run.Elapsed!.Value)} minutes, "
            + $"{Word(run.Outcome)}{version}";
        return mark.With(Element("title").With(VisibleText.Of(text)));
    }

    private static XElement Shape(BuildOutcome? outcome, double x, double y, double r) => Element(
        "path",
        ("d", OutcomeMarks.ShapeOf(outcome, x, y, r)),
        ("fill", $"{(outcome is BuildOutcome.Failed ? "none" : OutcomeMarks.ColorOf(outcome))}"),
        ("fill-opacity", $"0.6"),
        ("stroke", $"{OutcomeMarks.ColorOf(outcome)}"),
        ("stroke-width", $"1.5"));

    private static XElement Line(double x1, double y1, double x2, double y2, params (string, FormattableString)[] more) =>
        Element("line", [("x1", $"{x1:0.#}"), ("y1", $"{y1:0.#}"), ("x2", $"{x2:0.#}"), ("y2", $"{y2:0.#}"), .. more]);

    private static XElement Text(double x, double y, FormattableString text, params (string, FormattableString)[] more) =>
        Element("text", [("x", $"{x:0.#}"), ("y", $"{y:0.#}"), .. more]).With(VisibleText.Of(FormattableString.Invariant(text)));

    private static XElement Element(string name, params (string Name, FormattableString Value)[] attributes) =>
        new(s_svg + name, attributes.Select(a => new XAttribute(a.Name, FormattableString.Invariant(a.Value))));

    private static string Word(BuildOutcome? outcome) => outcome is { } known ? JsonNames.Of(known) : "open";

    private static string Number(TimeSpan time) => time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture);

    private static double Minutes(RunEntry run) => run.Elapsed!.Value.TotalMinutes;

    private static double Hours(RunEntry run) => (run.StartTime!.Value - DateTimeOffset.UnixEpoch).TotalHours;
}
