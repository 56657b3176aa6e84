using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads all files, checks the rules between them, and collects all errors.</summary>
internal static class CatalogLoader
{
    public static ImageCatalog Load(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile> fragments, ILocalFiles? local)
    {
        var errors = new List<CatalogError>();
        var graph = Read(files, fragments, new(local), errors, (_, _) => { });
        return errors.Count == 0 ? new(graph.InOrder()) : throw new CatalogException([.. InOrder(errors)]);
    }

    /// <summary>Reads the files. Returns all errors, and the images of the files without errors.</summary>
    public static (IReadOnlyList<CatalogError> Errors, IReadOnlyList<(CatalogFile File, ImageSpec Image)> Images) Inspect(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile> fragments, ILocalFiles? local)
    {
        var errors = new List<CatalogError>();
        var images = new List<(CatalogFile, ImageSpec)>();
        _ = Read(files, fragments, new(local), errors, (file, image) => images.Add((file, image)));
        return ([.. InOrder(errors)], images);
    }

    private static CatalogGraph Read(
        IEnumerable<CatalogFile> files,
        IEnumerable<CatalogFile> fragments,
        LocalFileReader local,
        List<CatalogError> errors,
        Action<CatalogFile, ImageSpec> good)
    {
        var library = new FragmentLibrary(fragments, local, errors);
        var read = new List<LoadedImage?>();
        foreach (var file in files)
        {
            var before = errors.Count;
            var images = ImageReader.Read(file, library, local, errors).ToList();
            read.AddRange(images);
            foreach (var image in images.OfType<LoadedImage>().Where(_ => errors.Count == before))
            {
                good(file, image.Spec);
            }
        }

        var graph = new CatalogGraph([.. read.OfType<LoadedImage>()]);
        graph.Check(isComplete: !read.Contains(null));
        return graph;
    }

    private static IEnumerable<CatalogError> InOrder(List<CatalogError> errors) =>
        errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line);
}
