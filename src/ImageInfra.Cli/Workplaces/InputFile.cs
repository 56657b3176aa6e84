using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Files that a command is given.</summary>
internal static class InputFile
{
    /// <summary>Whether it is a file, also with the <c>@</c> that <c>az</c> wants.</summary>
    public static bool IsFile(string path) => File.Exists(path.TrimStart('@'));

    /// <summary>The files that are meant: a file, or all of a folder or of a pattern that no shell has spelled out.</summary>
    /// <exception cref="CatalogException">There are none.</exception>
    public static IReadOnlyList<string> Expand(string path)
    {
        path = path.TrimStart('@');
        var (folder, pattern) = Directory.Exists(path) ? (path, "*.json") : (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        if (File.Exists(path) || !pattern.AsSpan().ContainsAny('*', '?') || !Directory.Exists(folder.Length == 0 ? "." : folder))
        {
            return [path];
        }

        var files = ProjectText.Named(folder, () => FolderReader.Find(folder.Length == 0 ? "." : folder, pattern) ?? [])
            .Select(f => folder.Length == 0 ? Path.GetFileName(f) : f)
            .ToList();
        return files.Count > 0 ? files : throw new CatalogException([new(path, 0, "", $"there is no {pattern} in it")]);
    }

    /// <exception cref="CatalogException">There is none, or it can't be read.</exception>
    public static ImportFile Read(string path)
    {
        path = path.TrimStart('@');
        return new(path, ProjectText.Read(path, path, FileKind.Import));
    }
}
