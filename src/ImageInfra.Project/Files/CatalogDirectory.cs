using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>The folder of the image catalog, with the folder of fragments beside it.</summary>
public static class CatalogDirectory
{
    private const string Fragments = "fragments";

    /// <summary>Loads the catalog, or throws a <see cref="CatalogException"/> with every error in every file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to the project folder.</param>
    public static ImageCatalog Load(string project, string imagesDirectory) =>
        ImageCatalog.Load(Files(project, imagesDirectory), FragmentFiles(project, imagesDirectory), new ProjectFiles(project));

    /// <summary>Reads the catalog, including its invalid files.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to the project folder.</param>
    /// <exception cref="CatalogException">The folder does not exist, or a file cannot be read.</exception>
    public static CatalogInspection Inspect(string project, string imagesDirectory) =>
        CatalogInspection.Of(Files(project, imagesDirectory), FragmentFiles(project, imagesDirectory), new ProjectFiles(project));

    /// <summary>Every file of the catalog, by name.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to the project folder.</param>
    /// <exception cref="CatalogException">The folder does not exist, or a file cannot be read.</exception>
    public static IEnumerable<CatalogFile> Files(string project, string imagesDirectory)
    {
        var directory = Path.GetFullPath(imagesDirectory, project);
        return ReadAll(project, directory) ?? throw new CatalogException(
        [
            new(imagesDirectory, 0, "", "the folder does not exist; set imageinfra:imagesDirectory to the folder of the image files"),
        ]);
    }

    /// <summary>Every fragment of the project, by name.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to the project folder.</param>
    public static IEnumerable<CatalogFile> FragmentFiles(string project, string imagesDirectory) =>
        FragmentsOf(project, Path.GetFullPath(imagesDirectory, project));

    /// <summary>Reads the current file of an image; null if there is none.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to the project folder.</param>
    /// <param name="image">The name of the image: the file's name, followed by the values of its matrix if it has one.</param>
    public static CatalogFile? Find(string project, string imagesDirectory, string image)
    {
        var directory = Path.GetFullPath(imagesDirectory, project);
        var file = Candidates(image)
            .Select(name => Path.Combine(directory, $"{name}.yaml"))
            .Where(File.Exists)
            .Select(path => Read(project, path))
            .FirstOrDefault(file => IsOf(file, image));
        return file is null ? null : file with { Image = image, Fragments = [.. FragmentsOf(project, directory)] };
    }

    // The whole name first, then the part before each dash, longest first.
    private static IEnumerable<string> Candidates(string image)
    {
        yield return image;
        for (var dash = image.LastIndexOf('-'); dash > 0; dash = image.LastIndexOf('-', dash - 1))
        {
            yield return image[..dash];
        }
    }

    // A file with exactly the image's name belongs to the image even if it is invalid now.
    private static bool IsOf(CatalogFile file, string image) =>
        Path.GetFileNameWithoutExtension(file.Path) == image || ImageRows.NamesIn(file).Contains(image, StringComparer.OrdinalIgnoreCase);

    private static List<CatalogFile> FragmentsOf(string project, string directory) =>
        ReadAll(project, Path.GetFullPath(Path.Combine("..", Fragments), directory)) ?? [];

    // All files are tried, so that every unreadable one is reported.
    private static List<CatalogFile>? ReadAll(string project, string directory)
    {
        if (ProjectText.Named(Path.GetRelativePath(project, directory), () => FolderReader.Find(directory, "*.yaml")) is not { } paths)
        {
            return null;
        }

        var errors = (FolderReader.Find(directory, "*.yml") ?? [])
            .Select(path => new CatalogError(Path.GetRelativePath(project, path), 0, "", $"is not read; rename it to '{Path.GetFileNameWithoutExtension(path)}.yaml'"))
            .ToList();
        var files = new List<CatalogFile>();
        foreach (var path in paths)
        {
            try
            {
                files.Add(Read(project, path));
            }
            catch (CatalogException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        return errors.Count == 0 ? files : throw new CatalogException(errors);
    }

    private static CatalogFile Read(string project, string path)
    {
        var name = Path.GetRelativePath(project, path);
        return new(name, ProjectText.Read(path, name, FileKind.Catalog));
    }
}
