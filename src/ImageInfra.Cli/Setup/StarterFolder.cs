using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Setup;

/// <summary>Writes the files of a new project into a folder, and overwrites none.</summary>
/// <param name="directory">The folder.</param>
internal sealed class StarterFolder(string directory)
{
    private const string IgnoreFile = ".gitignore";

    /// <summary>The files that exist already.</summary>
    public IReadOnlyList<string> Existing(StarterProject project) =>
        [.. project.Files.Select(f => f.Path).Where(p => File.Exists(PathOf(p)) || Directory.Exists(PathOf(p)))];

    /// <summary>Writes all files and returns their paths.</summary>
    /// <exception cref="CatalogException">A file cannot be written; the error lists the files written before.</exception>
    public IReadOnlyList<string> Write(StarterProject project)
    {
        var written = new List<string>();
        foreach (var (path, text) in project.Files)
        {
            Write(path, text, written);
        }

        Ignore(project, written);
        return written;
    }

    private void Ignore(StarterProject project, List<string> written)
    {
        var before = ProjectText.Find(PathOf(IgnoreFile), IgnoreFile, FileKind.Settings) ?? "";
        var missing = project.Ignored.Except(before.Split('\n').Select(l => l.Trim())).ToList();
        if (missing.Count > 0)
        {
            Write(IgnoreFile, $"{before}{(before.Length > 0 && !before.EndsWith('\n') ? "\n" : "")}{string.Join('\n', missing)}\n", written);
        }
    }

    private void Write(string path, string text, List<string> written)
    {
        try
        {
            ProjectText.Named(path, () => Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!));
            AtomicFile.Write(PathOf(path), text);
            written.Add(path);
        }
        catch (FileException e)
        {
            throw new CatalogException([new(path, 0, "", written.Count == 0 ? e.Problem : $"{e.Problem}. Written before it: {string.Join(", ", written)}")]);
        }
    }

    private string PathOf(string path) => Path.Combine(directory, path);
}
