using System.CommandLine.Parsing;
using System.Globalization;

namespace ImageInfra.Cli.Options;

/// <summary>A time in the past: a date, or a duration before now.</summary>
internal sealed record Since
{
    private readonly TimeSpan _ago;
    private readonly DateTimeOffset? _date;

    private Since(TimeSpan ago, DateTimeOffset? date)
    {
        _ago = ago;
        _date = date;
    }

    /// <summary>Reads the value of <c>--since</c>.</summary>
    public static Since? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (TryParse(text, out var since))
        {
            return since;
        }

        argument.AddError($"--since '{text}' is not a time; expected 7d, 12h, 30m, or a date such as 2026-11-01");
        return null;
    }

    public DateTimeOffset Before(DateTimeOffset now) =>
        _date ?? (now - DateTimeOffset.MinValue > _ago ? now - _ago : DateTimeOffset.MinValue);

    /// <summary>
    /// Parses <c>7d</c>, <c>12h</c>, <c>30m</c>, <c>2026-11-01</c> or <c>2026-11-01T08:00</c>. Times without an offset are in UTC.
    /// </summary>
    public static bool TryParse(string text, out Since? since)
    {
        since = Ago(text) is { } ago ? new(ago, null) : Date(text) is { } date ? new(default, date) : null;
        return since is not null;
    }

    // A number alone would be parsed as a month or a day.
    private static DateTimeOffset? Date(string text) =>
        text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date
                : null;

    private static TimeSpan? Ago(string text) =>
        text.Length is > 1 and < 8
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch
            {
                'd' => TimeSpan.FromDays(number),
                'h' => TimeSpan.FromHours(number),
                'm' => TimeSpan.FromMinutes(number),
                _ => null,
            }
            : null;
}
