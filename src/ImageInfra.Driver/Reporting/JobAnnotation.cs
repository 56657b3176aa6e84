using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>A message of a CI job about a file.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="Message">The message, which may have several lines.</param>
/// <param name="File">The file, relative to the repository; null for none.</param>
/// <param name="Line">The line, from 1; null for none.</param>
public sealed record JobAnnotation(string Level, string Title, string Message, string? File = null, int? Line = null)
{
    /// <summary>Formats a workflow command of GitHub Actions: <c>::error file=a.yaml,line=3,title=web::failed</c>.</summary>
    public string ToGitHub()
    {
        var properties = new[]
        {
            File is null ? null : $"file={Property(File)}",
            File is null || Line is null ? null : $"line={Line}",
            $"title={Property(Title)}",
        };
        return $"::{Level} {string.Join(',', properties.Where(p => p is not null))}::{Data(Message)}";
    }

    /// <summary>
    /// Formats a logging command of Azure DevOps: <c>##vso[task.logissue type=error;sourcepath=a.yaml;linenumber=3]web: failed</c>. It
    /// has no notices; they become plain lines.
    /// </summary>
    public string ToAzureDevOps()
    {
        var text = $"{Title}: {Message}";
        return Level is "notice" ? OneLine(text) : $"##vso[task.logissue {string.Join(';', AzureDevOpsProperties())}]{OneLine(text)}";
    }

    private IEnumerable<string> AzureDevOpsProperties()
    {
        yield return $"type={Level}";
        if (File is not null)
        {
            yield return $"sourcepath={OneLine(File).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)}";
            if (Line is { } line)
            {
                yield return $"linenumber={line}";
            }
        }
    }

    // Azure DevOps decodes %0A, and %AZP25 for a percent sign.
    private static string OneLine(string text) => RunnerCommands.Disarmed(VisibleText.Of(SecretMask.Apply(text)))
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

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
