using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>Reads a customization log line by line, also while it grows, and collects its steps.</summary>
public sealed partial class CustomizationLogReader
{
    private readonly List<StepSoFar> _steps = [];
    private int _number;
    private int? _place = 0;
    private bool _isValidation;
    private bool _isCleaningUp;
    private DateTimeOffset? _time;

    /// <summary>The steps so far, in order.</summary>
    public IReadOnlyList<LogStep> Steps => [.. _steps.Select(s => s.ToStep())];

    /// <summary>Whether the log reports the end of the build.</summary>
    public bool IsFinished { get; private set; }

    private StepSoFar? Last => _steps.Count > 0 ? _steps[^1] : null;

    /// <summary>Reads the next line.</summary>
    public LogLine Read(string line)
    {
        var parsed = LogLine.Parse(++_number, line);
        _time = parsed.Time ?? _time;
        switch (parsed.Mark)
        {
            // Steps after a failure belong to Packer's cleanup, not to the build.
            case LogMark.StepStarted when !_isCleaningUp:
                _steps.Add(new(parsed.StepType!, _place++, _isValidation, parsed.Number, _time));
                break;
            case LogMark.StepEnded
                when !_isCleaningUp && Last is { HasEnded: false } step && step.Type == parsed.StepType:
                step.Close(parsed.Number, _time);
                break;
            case LogMark.StepFailed when !_isCleaningUp:
                _isCleaningUp = true;
                Last?.Fail(parsed.Number, _time);
                break;
            case LogMark.Finished:
                (IsFinished, _isCleaningUp, _isValidation, _place) = (true, false, true, 0);
                break;
            case LogMark.Gap:
                _place = null;
                break;
            default:
                Listen(parsed);
                break;
        }

        return parsed;
    }

    private void Listen(LogLine line)
    {
        if (Last is not { } step || IsFinished != step.IsValidation)
        {
            return;
        }

        if (!step.HasEnded && !_isCleaningUp)
        {
            step.Listen(line);
        }

        if (step.ExitCode is null && line.Text.Length > 0 && ExitStatus().Match(line.Text) is { Success: true } match)
        {
            step.Exit(line.Number, CodeOf(match));
        }
    }

    internal static int? CodeOf(Match match)
    {
        var text = match.Groups["code"].ValueSpan;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    [GeneratedRegex(@"Script exited with non-zero exit status: (?<code>-?\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex ExitStatus();
}
