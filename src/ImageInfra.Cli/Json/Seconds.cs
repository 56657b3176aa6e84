namespace ImageInfra.Cli.Json;

/// <summary>Converts durations for JSON: seconds, to a tenth.</summary>
internal static class Seconds
{
    public static double Of(TimeSpan duration) => Math.Round(duration.TotalSeconds, 1);

    public static double? Of(TimeSpan? duration) => duration is { } known ? Of(known) : null;
}
