using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>template.source</c>.</summary>
internal static class SourceReader
{
    public static ImageSource? Read(MappingReader source)
    {
        var result = source.Variant() switch
        {
            "PlatformImage" => Platform(source),
            "SharedImageVersion" => source.Text("imageVersionId") is { } id ? new ImageSource.SharedImageVersion(id) : null,
            "ManagedImage" => source.Text("imageId") is { } id ? new ImageSource.ManagedImage(id) : null,
            "CatalogImage" => source.Text("image") is { } image ? new ImageSource.CatalogImage(image) : null,
            _ => (ImageSource?)null,
        };
        source.Close();

        return result;
    }

    private static ImageSource.PlatformImage? Platform(MappingReader source)
    {
        var (publisher, offer, sku) = (source.Text("publisher"), source.Text("offer"), source.Text("sku"));
        var version = source.Text("version") ?? "latest";
        var plan = Plan(source.Mapping("planInfo"));
        return publisher is null || offer is null || sku is null ? null : new(publisher, offer, sku, version, plan);
    }

    private static PurchasePlan? Plan(MappingReader? plan)
    {
        if (plan is null)
        {
            return null;
        }

        var (name, product, publisher) = (plan.Text("planName"), plan.Text("planProduct"), plan.Text("planPublisher"));
        plan.Close();
        return name is null || product is null || publisher is null ? null : new(name, product, publisher);
    }
}
