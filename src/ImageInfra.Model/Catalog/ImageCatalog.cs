using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The images of a project.</summary>
public sealed class ImageCatalog
{
    private readonly Dictionary<string, ImageSpec> _byName;

    internal ImageCatalog(IEnumerable<ImageSpec> images)
    {
        Images = [.. images];
        _byName = Images.ToDictionary(i => i.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All images, sorted so that a base comes before its dependents, then by name.</summary>
    public IReadOnlyList<ImageSpec> Images { get; }

    /// <summary>Reads the catalog.</summary>
    /// <param name="files">The image files.</param>
    /// <param name="fragments">Optional. The fragments of the project. Default: only the shipped ones.</param>
    /// <param name="local">Optional. Reads the project files of steps. Default: such files are an error.</param>
    /// <exception cref="CatalogException">The catalog is invalid; the exception holds every error.</exception>
    public static ImageCatalog Load(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile>? fragments = null, ILocalFiles? local = null) =>
        CatalogLoader.Load(files, fragments ?? [], local);

    /// <summary>Returns the image, or null if the catalog does not have it.</summary>
    public ImageSpec? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Returns the images with this base image.</summary>
    public IEnumerable<ImageSpec> BuiltFrom(ImageSpec image) =>
        Images.Where(i => string.Equals(i.BaseImage, image.Name, StringComparison.OrdinalIgnoreCase));
}
