using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;

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
    /// <exception cref="CatalogException">There is no such folder.</exception>
    public static CatalogInspection Inspect(string project, string imagesDirectory) =>
        CatalogInspection.Of(Files(project, imagesDirectory), FragmentFiles(project, imagesDirectory), new ProjectFiles(project));

    /// <summary>Every file of the catalog, in the order of their names.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    /// <exception cref="CatalogException">There is no such folder.</exception>
    public static IEnumerable<CatalogFile> Files(string project, string imagesDirectory)
    {
        var directory = Path.GetFullPath(imagesDirectory, project);
        if (!Directory.Exists(directory))
        {
            throw new CatalogException(
            [
                new(imagesDirectory, 0, "", "there is no such folder; set imageinfra:imagesDirectory to the folder of the image files"),
            ]);
        }

        return ReadAll(project, directory);
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

    private static IEnumerable<CatalogFile> FragmentsOf(string project, string directory) =>
        Path.GetFullPath(Path.Combine("..", Fragments), directory) is var fragments && Directory.Exists(fragments) ? ReadAll(project, fragments) : [];

    private static IEnumerable<CatalogFile> ReadAll(string project, string directory) => Directory.EnumerateFiles(directory, "*.yaml")
        .Order(StringComparer.Ordinal)
        .Select(path => Read(project, path));

    private static CatalogFile Read(string project, string path) => new(Path.GetRelativePath(project, path), File.ReadAllText(path));
}
