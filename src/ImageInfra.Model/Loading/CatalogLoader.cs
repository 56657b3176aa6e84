namespace ImageInfra.Model.Loading;

/// <summary>Reads catalog files.</summary>
internal static class CatalogLoader
{
    public static ImageCatalog Load(IEnumerable<CatalogFile> files) => throw new NotSupportedException(files.ToString());
}
