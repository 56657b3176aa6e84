using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The images that this repository builds.</summary>
public sealed class ImageCatalog
{
    private readonly Dictionary<string, ImageSpec> _byName;

    internal ImageCatalog(IEnumerable<ImageSpec> images)
    {
        Images = [.. images];
        _byName = Images.ToDictionary(i => i.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every image, a base before what is built from it, otherwise by name.</summary>
    public IReadOnlyList<ImageSpec> Images { get; }

    /// <summary>Reads the catalog, or throws a <see cref="CatalogException"/> with every error in every file.</summary>
    /// <param name="files">The files of the images.</param>
    /// <param name="fragments">Optional. The project's own fragments. Default: only the shipped ones.</param>
    /// <param name="local">Optional. The files of the project that they may name. Default: none.</param>
    public static ImageCatalog Load(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile>? fragments = null, ILocalFiles? local = null) =>
        CatalogLoader.Load(files, fragments ?? [], local);

    /// <summary>The image of that name, or null.</summary>
    public ImageSpec? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The images that start from this one.</summary>
    public IEnumerable<ImageSpec> BuiltFrom(ImageSpec image) =>
        Images.Where(i => string.Equals(i.BaseImage, image.Name, StringComparison.OrdinalIgnoreCase));
}
