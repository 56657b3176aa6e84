using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>Extracts the location of a log from the message of a run.</summary>
internal static partial class LogLocation
{
    /// <summary>The folder of the run's logs; null if the message names none.</summary>
    public static string? RunOf(string message) =>
        Place().Match(message) is { Success: true } match ? match.Groups["run"].Value : null;

    // Newer messages contain an ARM id, older ones the URL of the blob.
    [GeneratedRegex(@"/packerlogs/(?<run>[^/\s]{1,100})/(?:customization|validation)\.log", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
