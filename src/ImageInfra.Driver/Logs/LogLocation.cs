using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>Where the message of a run says that its log is.</summary>
internal static partial class LogLocation
{
    /// <summary>The folder of the run's logs, or null if the message names none.</summary>
    public static string? RunOf(string message) =>
        Place().Match(message) is { Success: true } match ? match.Groups["run"].Value : null;

    // An ARM id in newer messages, the address of the blob in older ones.
    [GeneratedRegex(@"/packerlogs/(?<run>[^/\s]{1,100})/(?:customization|validation)\.log", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
