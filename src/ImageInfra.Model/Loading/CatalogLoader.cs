namespace ImageInfra.Model.Loading;

/// <summary>Reads every file, then checks what they must agree on; reports everything that is wrong at once.</summary>
internal static class CatalogLoader
{
    public static ImageCatalog Load(IEnumerable<CatalogFile> files)
    {
        var errors = new List<CatalogError>();
        var read = files.Select(file => ImageReader.Read(file, errors)).ToList();
        var graph = new CatalogGraph([.. read.OfType<LoadedImage>()]);
        graph.Check(isComplete: !read.Contains(null));
        return errors.Count == 0
            ? new(graph.InOrder())
            : throw new CatalogException([.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
    }
}
