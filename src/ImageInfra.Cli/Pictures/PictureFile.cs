using ImageInfra.Cli.Terminal;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Pictures;

/// <summary>Writes the file that <c>--svg</c> names.</summary>
internal static class PictureFile
{
    /// <summary>Writes the file and reports its path, or reports the error.</summary>
    public static bool TryWrite(string path, string text, Report report)
    {
        try
        {
            AtomicFile.Write(path, Shown.Text(text));
            report.Line($"wrote {path}");
            return true;
        }
        catch (FileException e)
        {
            report.Fail(ExitCode.InvalidInput, $"--svg {path} {e.Problem}");
            return false;
        }
    }
}
