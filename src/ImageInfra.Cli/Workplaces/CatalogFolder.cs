using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A folder in which catalog files are written.</summary>
/// <param name="path">The folder.</param>
/// <param name="shown">The folder as the user names it.</param>
internal sealed class CatalogFolder(string path, string shown)
{
    /// <summary>The catalog folder of a project.</summary>
    public static CatalogFolder Of(FactoryProject project) =>
        new(Path.GetFullPath(project.ImagesDirectory, project.Directory), project.ImagesDirectory);

    /// <summary>The path of an image's file, for messages.</summary>
    public string FileOf(string image) => Path.Combine(shown, $"{image}.yaml");

    /// <summary>Reads the existing catalog files.</summary>
    /// <exception cref="CatalogException">The folder or a file in it cannot be read.</exception>
    public IReadOnlyList<CatalogFile> Read() =>
    [
        .. from file in ProjectText.Named(shown, () => FolderReader.Find(path, "*.yaml") ?? [])
           let name = FileOf(Path.GetFileNameWithoutExtension(file))
           select new CatalogFile(name, ProjectText.Read(file, name, FileKind.Catalog)),
    ];

    /// <summary>Writes all files, or none if one exists and overwriting is not forced. Returns the existing files.</summary>
    /// <exception cref="CatalogException">A file cannot be written; the error lists the files written before.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<(string Image, string Yaml)> files, bool isForced)
    {
        if (!isForced && files.Where(f => File.Exists(PathOf(f.Image))).Select(f => FileOf(f.Image)).ToList() is { Count: > 0 } there)
        {
            return there;
        }

        ProjectText.Named(shown, () => Directory.CreateDirectory(path));
        foreach (var (i, (image, yaml)) in files.Index())
        {
            Write(image, yaml, written: [.. files.Take(i).Select(f => FileOf(f.Image))]);
        }

        return [];
    }

    private void Write(string image, string yaml, string[] written)
    {
        try
        {
            AtomicFile.Write(PathOf(image), yaml);
        }
        catch (FileException e)
        {
            throw new CatalogException([new(FileOf(image), 0, "", written.Length == 0 ? e.Problem : $"{e.Problem}. Written before it: {string.Join(", ", written)}")]);
        }
    }

    private string PathOf(string image) => Path.Combine(path, $"{image}.yaml");
}
