namespace ImageInfra.Cli.Terminal;

/// <summary>Formats durations for people.</summary>
internal static class Durations
{
    public static string Text(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalHours: >= 1 } d => $"{(int)d.TotalHours} h {d.Minutes:00} min",
        { TotalMinutes: >= 1 } d => $"{d.Minutes} min",
        { } d => $"{Math.Max(0, d.Seconds)} s",
    };
}
