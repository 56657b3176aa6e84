using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Pictures;

/// <summary>The file that <c>--svg</c> names.</summary>
internal static class PictureFile
{
    /// <summary>Writes the file and reports it, or reports why it can't.</summary>
    public static bool TryWrite(string path, string text, Report report)
    {
        try
        {
            File.WriteAllText(path, Shown.Text(text));
            report.Line($"wrote {path}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Fail(ExitCode.InvalidInput, $"--svg {path} can't be written: {e.Message}");
            return false;
        }
    }
}
