using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>What there is in the files of a catalog, also where some of it is wrong.</summary>
/// <param name="Errors">Every error, in the order of files and lines.</param>
/// <param name="Images">The images of the files without an error of their own.</param>
public sealed record CatalogInspection(IReadOnlyList<CatalogError> Errors, IReadOnlyList<InspectedImage> Images)
{
    /// <summary>Reads the files, and the fragments of the project that they use, where it has any.</summary>
    public static CatalogInspection Of(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile>? fragments = null, ILocalFiles? local = null)
    {
        var (errors, images) = CatalogLoader.Inspect(files, fragments ?? [], local);
        return new(errors, [.. images.Select(i => new InspectedImage(i.File, i.Image))]);
    }
}
