using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Logs;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using Spectre.Console;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows a customization log: its lines, the start and end of each customizer, and a summary table.</summary>
/// <param name="report">The output.</param>
/// <param name="image">The image.</param>
/// <param name="template">The template, which names the customizers; null if unknown.</param>
/// <param name="file">The catalog file of the image; null if unknown.</param>
/// <param name="isRaw">Whether every line is shown unchanged.</param>
internal sealed class LogsView(Report report, string image, ImageTemplateSpec? template, CatalogFile? file, bool isRaw)
{
    private const string Failed = "failed";
    private const string Stopped = "stopped";
    private const string InProgress = "in progress";

    private readonly CustomizationLogReader _reader = new();
    private readonly List<string> _lines = [];

    private IEnumerable<StepIdentity> Steps
    {
        get
        {
            var steps = _reader.Steps;
            return steps.Select(s => StepIdentity.Of(s, steps, template));
        }
    }

    /// <summary>Shows the next line of the log.</summary>
    public void Add(string line)
    {
        var parsed = _reader.Read(line);
        var shown = isRaw ? LogLine.Plain(line) : parsed.Text;
        if (report.IsJson && (isRaw || !parsed.IsNoise))
        {
            _lines.Add(shown);
        }

        if (isRaw)
        {
            report.Line($"{shown}");
        }
        else if (Heading(parsed) is { } heading)
        {
            report.Line(heading);
        }
        else if (!parsed.IsNoise)
        {
            report.Line($"  {shown}");
        }
    }

    /// <summary>Shows the summary of the steps, and writes the JSON result.</summary>
    public void Close()
    {
        List<StepIdentity> steps = [.. Steps];
        report.Line($"");
        if (steps.Count > 0)
        {
            Table(steps).Write(report);
        }
        else
        {
            report.Line($"no customizer has started");
        }

        report.Result(() => new LogOutput(image, _reader.IsFinished, [.. steps.Select(Output)], _lines));
    }

    private FormattableString? Heading(LogLine line) => line.Mark switch
    {
        LogMark.StepStarted => $"[bold]{Steps.Last().Text}[/] starts at {Time(Steps.Last().Step.Start)}",
        LogMark.StepEnded when Steps.LastOrDefault() is { Step.HasEnded: true } step
            && step.Step.LastLine == line.Number => $"[bold]{step.Text}[/] ends after {Duration(step.Step)}",
        LogMark.StepFailed when Steps.LastOrDefault() is { Step.HasFailed: true } step => $"[red]{step.Text} failed[/]",
        _ => null,
    };

    private PlainTable Table(IEnumerable<StepIdentity> steps)
    {
        var table = new PlainTable("customizer", "type", "start (UTC)", "end (UTC)", "duration", "state")
        {
            Optional = ["end (UTC)", "type", "start (UTC)", "state"],
            Wrapped = ["customizer", "state"],
            ColorOf = cell => cell.StartsWith(Failed, StringComparison.Ordinal) ? "red" : cell is Stopped or InProgress ? "yellow" : null,
        };
        foreach (var step in steps)
        {
            table.Add([.. Row(step)]);
        }

        return table;
    }

    private IEnumerable<string> Row(StepIdentity step)
    {
        string[] cells =
        [
            step.IsImageBuilders ? "(generalizes the image)" : step.Name ?? step.Text,
            step.Step.IsValidation ? $"{step.Step.Type} validator" : step.Step.Type,
            Time(step.Step.Start),
            Time(step.Step.End),
            Duration(step.Step),
        ];
        var place = step.Step.HasFailed && file is not null ? step.PlaceIn(file) : null;
        return
        [
            .. cells,
            step.Step.HasFailed ? $"{Failed} {Why(step.Step, place)}".TrimEnd() : step.Step.HasEnded ? "" : _reader.IsFinished ? Stopped : InProgress,
        ];
    }

    private static string Why(LogStep step, string? place) =>
        string.Join(", ", new[] { step.ExitCode is { } code ? $"exit code {code}" : null, place }.OfType<string>());

    private LogOutput.Step Output(StepIdentity step) => new(
        step.Name,
        step.Index,
        step.Step.Type,
        step.Step.IsValidation,
        step.Step.Start,
        step.Step.End,
        Seconds.Of(step.Step.Duration),
        step.Step.HasFailed,
        step.Step.ExitCode,
        file is null ? null : step.PlaceIn(file));

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("HH:mm:ss", null) ?? "";

    private static string Duration(LogStep step) => Durations.Text(step.Duration);
}
