using ImageInfra.Model.Secrets;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Catalog;

/// <summary>Reads lines of project files with secrets masked. Each file is read once.</summary>
/// <param name="directory">The folder that file paths are relative to.</param>
internal sealed class SourceLines(string directory)
{
    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>Returns a line, counted from 1; null if the line does not exist or the file cannot be read.</summary>
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
