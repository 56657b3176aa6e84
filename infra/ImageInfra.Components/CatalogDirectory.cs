using ImageInfra.Model;

namespace ImageInfra.Components;

/// <summary>The folder that holds the image catalog: one YAML file an image.</summary>
public static class CatalogDirectory
{
    /// <summary>Loads the catalog, or throws a <see cref="CatalogException"/> with every error in every file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    public static ImageCatalog Load(string project, string imagesDirectory) => ImageCatalog.Load(Files(project, imagesDirectory));

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

        return Directory.EnumerateFiles(directory, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(path => Read(project, path));
    }

    /// <summary>The file of an image, as it is now, or null.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    /// <param name="image">The name of the image, which is its file's.</param>
    public static CatalogFile? Find(string project, string imagesDirectory, string image)
    {
        var path = Path.Combine(Path.GetFullPath(imagesDirectory, project), $"{image}.yaml");
        return File.Exists(path) ? Read(project, path) : null;
    }

    private static CatalogFile Read(string project, string path) => new(Path.GetRelativePath(project, path), File.ReadAllText(path));
}
