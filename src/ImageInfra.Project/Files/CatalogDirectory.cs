using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>The folder that holds the image catalog, with the folder of the fragments beside it.</summary>
public static class CatalogDirectory
{
    private const string Fragments = "fragments";

    /// <summary>Loads the catalog, or throws a <see cref="CatalogException"/> with every error in every file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    public static ImageCatalog Load(string project, string imagesDirectory) =>
        ImageCatalog.Load(Files(project, imagesDirectory), FragmentFiles(project, imagesDirectory), new ProjectFiles(project));

    /// <summary>What there is in the catalog, also where some of it is wrong.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    /// <exception cref="CatalogException">There is no such folder, or something in it cannot be read.</exception>
    public static CatalogInspection Inspect(string project, string imagesDirectory) =>
        CatalogInspection.Of(Files(project, imagesDirectory), FragmentFiles(project, imagesDirectory), new ProjectFiles(project));

    /// <summary>Every file of the catalog, in the order of their names.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    /// <exception cref="CatalogException">There is no such folder, or something in it cannot be read.</exception>
    public static IEnumerable<CatalogFile> Files(string project, string imagesDirectory)
    {
        var directory = Path.GetFullPath(imagesDirectory, project);
        return ReadAll(project, directory) ?? throw new CatalogException(
        [
            new(imagesDirectory, 0, "", "there is no such folder; set imageinfra:imagesDirectory to the folder of the image files"),
        ]);
    }

    /// <summary>Every fragment of the project, in the order of their names.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    public static IEnumerable<CatalogFile> FragmentFiles(string project, string imagesDirectory) =>
        FragmentsOf(project, Path.GetFullPath(imagesDirectory, project));

    /// <summary>The file of an image, as it is now, or null.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    /// <param name="image">The name of the image, which is its file's, or begins with it where the file has a matrix.</param>
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

    // The whole name, then what is before each dash, the longest first.
    private static IEnumerable<string> Candidates(string image)
    {
        yield return image;
        for (var dash = image.LastIndexOf('-'); dash > 0; dash = image.LastIndexOf('-', dash - 1))
        {
            yield return image[..dash];
        }
    }

    // A file of the image's own name is its even when it was broken since.
    private static bool IsOf(CatalogFile file, string image) =>
        Path.GetFileNameWithoutExtension(file.Path) == image || ImageRows.NamesIn(file).Contains(image, StringComparer.OrdinalIgnoreCase);

    private static List<CatalogFile> FragmentsOf(string project, string directory) =>
        ReadAll(project, Path.GetFullPath(Path.Combine("..", Fragments), directory)) ?? [];

    // Every file that cannot be read is reported, not the first alone.
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
