using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>A line of a customization or validation log, without Packer's prefix.</summary>
/// <param name="Number">The line number, from 1.</param>
/// <param name="Text">The text, without run id, stream, time and builder.</param>
/// <param name="Time">The time in the line; null if it has none.</param>
/// <param name="Mark">The progress that the line reports.</param>
/// <param name="IsNoise">Whether the line is irrelevant to failures: internal messages of Packer, and harmless errors.</param>
public sealed partial record LogLine(int Number, string Text, DateTimeOffset? Time, LogMark Mark, bool IsNoise)
{
    /// <summary>The start of a line that replaces an omitted part of a long log.</summary>
    public const string Gap = "[omitted]";

    private const int MaximumLength = 4_000;
    private const int ShortestPrefixed = 8;
    private const string Telemetry = "[INFO] (telemetry) ";
    private const string Starting = "Starting provisioner ";
    private const string Ending = "ending ";
    private const string Failed = "Provisioning step had errors";

    /// <summary>The type of a step that starts or ends, such as <c>powershell</c>.</summary>
    public string? StepType { get; private init; }

    /// <summary>Removes colors and other terminal control codes from a line.</summary>
    public static string Plain(string line) =>
        line.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Controls().Replace(line, "") : line;

    /// <summary>Parses a line of the log.</summary>
    public static LogLine Parse(int number, string line)
    {
        line = Plain(line);
        if (line.Length < ShortestPrefixed)
        {
            return new(number, line.Trim(), null, LogMark.None, IsNoise: string.IsNullOrWhiteSpace(line));
        }

        var match = Prefix().Match(line.Length > MaximumLength ? line[..MaximumLength] : line);
        var text = match.Groups["text"].Value.TrimEnd();
        var isPackers = match.Groups["builder"].Length == 0;
        var parsed = new LogLine(number, text, TimeOf(match.Groups["time"]), LogMark.None, LogNoise.Contains(text));
        return line switch
        {
            _ when isPackers && text.StartsWith(Telemetry, StringComparison.Ordinal) => parsed.WithTelemetry(text[Telemetry.Length..]),
            _ when text.StartsWith(Failed, StringComparison.Ordinal) => parsed with { Mark = LogMark.StepFailed },
            _ when line.StartsWith(Gap, StringComparison.Ordinal) => parsed with { Mark = LogMark.Gap },
            _ => parsed,
        };
    }

    private LogLine WithTelemetry(string text)
    {
        var noise = this with { IsNoise = true };
        return text switch
        {
            _ when text.StartsWith(Starting, StringComparison.Ordinal) =>
                noise with { Mark = LogMark.StepStarted, StepType = text[Starting.Length..].Trim() },
            _ when text.StartsWith(Ending, StringComparison.Ordinal) =>
                noise with { Mark = LogMark.StepEnded, StepType = text[Ending.Length..].Trim() },
            _ when text.StartsWith("Finalizing", StringComparison.Ordinal) => noise with { Mark = LogMark.Finished },
            _ => noise,
        };
    }

    private static DateTimeOffset? TimeOf(Group time) => time.Success && DateTimeOffset.TryParseExact(
        time.ValueSpan,
        "yyyy/MM/dd HH:mm:ss",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out var value) ? value : null;

    [GeneratedRegex(@"\x1B\[[0-9;?]*[@-~]|[\x00-\x08\x0B-\x1F\x7F-\x9F]")]
    private static partial Regex Controls();

    // Older builds write PACKER OUT and PACKER ERR, newer ones PACKER and "ui:"; a plug-in repeats the time.
    [GeneratedRegex(
        @"^(?:\*?\[[^\]]{0,64}\] ?)?\*?(?:PACKER(?: OUT| ERR)? ?)?(?:(?<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) )?"
        + @"(?:ui(?: error)?: ?)?(?:==> |--> |\s{1,8})?(?:(?<builder>azure-arm[\w.-]{0,64}): ?)?(?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Prefix();
}
