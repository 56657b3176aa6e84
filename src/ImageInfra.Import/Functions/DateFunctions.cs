using System.Globalization;
using System.Xml;
using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of dates.</summary>
internal static class DateFunctions
{
    // ARM writes the Z whatever the offset is.
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        // A year has 365 days, a month 30, as in XML's durations of .NET.
        Known("dateTimeAdd", (a, place) => a is [ArmNode.Text date, ArmNode.Text duration, ..] && a.Count <= 3 && Parse(date.Value) is { } start
            ? new ArmNode.Text(place, start.Add(XmlConvert.ToTimeSpan(duration.Value)).ToString((a.ElementAtOrDefault(2) as ArmNode.Text)?.Value ?? Format, CultureInfo.InvariantCulture))
            : null),
        Known("dateTimeToEpoch", (a, place) => a is [ArmNode.Text date] && Parse(date.Value) is { } time ? new ArmNode.Number(place, time.ToUnixTimeSeconds()) : null),
        Known("dateTimeFromEpoch", (a, place) => a is [ArmNode.Number seconds]
            ? new ArmNode.Text(place, DateTimeOffset.FromUnixTimeSeconds((long)seconds.Value).ToString(Format, CultureInfo.InvariantCulture))
            : null),
    ];

    private static DateTimeOffset? Parse(string text) =>
        char.IsAsciiDigit(text.FirstOrDefault()) && text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
