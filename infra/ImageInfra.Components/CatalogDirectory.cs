using ImageInfra.Model;

namespace ImageInfra.Components;

/// <summary>The folder that holds the image catalog: one YAML file an image.</summary>
public static class CatalogDirectory
{
    /// <summary>Loads the catalog, or throws a <see cref="CatalogException"/> with every error in every file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="imagesDirectory">The folder of the catalog, relative to it.</param>
    public static ImageCatalog Load(string project, string imagesDirectory)
    {
        var directory = Path.GetFullPath(imagesDirectory, project);
        if (!Directory.Exists(directory))
        {
            throw new CatalogException(
            [
                new(imagesDirectory, 0, "", "there is no such folder; set imageinfra:imagesDirectory to the folder of the image files"),
            ]);
        }

        return ImageCatalog.Load(Directory.EnumerateFiles(directory, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(path => new CatalogFile(Path.GetRelativePath(project, path), File.ReadAllText(path))));
    }
}
