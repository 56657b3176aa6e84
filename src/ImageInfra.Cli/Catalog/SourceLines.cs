using ImageInfra.Model.Secrets;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Catalog;

/// <summary>Lines of the files of a project without secrets, each file read once.</summary>
/// <param name="directory">The folder that the files are named from.</param>
internal sealed class SourceLines(string directory)
{
    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>A line, from 1; null where there is none, or the file can't be read.</summary>
    public string? Find(string file, int line)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            _files[file] = lines = Read(Path.Combine(directory, file));
        }

        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }

    private static string[] Read(string path)
    {
        try
        {
            return SecretText.Masked(FileReader.ReadText(path, FileKind.Catalog)).ReplaceLineEndings("\n").Split('\n');
        }
        catch (FileException)
        {
            return [];
        }
    }
}
