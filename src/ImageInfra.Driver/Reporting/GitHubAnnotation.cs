using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>A workflow command of GitHub that annotates a file, as a line of a job's output.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="Message">The message, which may have several lines.</param>
/// <param name="File">The file, relative to the repository; null for none.</param>
/// <param name="Line">The line, from 1; null for none.</param>
public sealed record GitHubAnnotation(string Level, string Title, string Message, string? File = null, int? Line = null)
{
    /// <summary>Formats the command with escapes: <c>::error file=a.yaml,line=3,title=web::failed</c>.</summary>
    public override string ToString()
    {
        var properties = new[]
        {
            File is null ? null : $"file={Property(File)}",
            File is null || Line is null ? null : $"line={Line}",
            $"title={Property(Title)}",
        };
        return $"::{Level} {string.Join(',', properties.Where(p => p is not null))}::{Data(Message)}";
    }

    // The message may contain output of a script, so commands in it are escaped.
    private static string Data(string text) => Disarmed(VisibleText.Of(SecretMask.Apply(text))
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal));

    private static string Disarmed(string data)
    {
        var line = new RunnerCommands();
        line.Next("::");
        return line.Next(data);
    }

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
