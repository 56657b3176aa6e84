namespace ImageInfra.Model.Loading;

/// <summary>Reads <c>template.source</c>.</summary>
internal static class SourceReader
{
    private static readonly string[] s_types = ["PlatformImage", "SharedImageVersion", "ManagedImage", "CatalogImage"];

    public static ImageSource? Read(MappingReader source)
    {
        source.Required("type");
        var type = source.Choice("type", s_types);
        var result = type switch
        {
            "PlatformImage" => Platform(source),
            "SharedImageVersion" => source.Required("imageVersionId", "for a SharedImageVersion source") is not null
                && source.Text("imageVersionId", TextRules.ImageVersionId) is { } id ? new ImageSource.SharedImageVersion(id) : null,
            "ManagedImage" => source.Required("imageId", "for a ManagedImage source") is not null
                && source.Text("imageId", TextRules.ManagedImageId) is { } id ? new ImageSource.ManagedImage(id) : null,
            "CatalogImage" => source.Required("image", "for a CatalogImage source") is { } image ? new ImageSource.CatalogImage(image) : null,
            _ => (ImageSource?)null,
        };
        source.Close(knowsKeys: type is not null);

        return result;
    }

    private static ImageSource.PlatformImage? Platform(MappingReader source)
    {
        const string Reason = "for a PlatformImage source";
        var publisher = source.Required("publisher", Reason);
        var offer = source.Required("offer", Reason);
        var sku = source.Required("sku", Reason);
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

        const string Reason = "when there is a planInfo";
        var name = plan.Required("planName", Reason);
        var product = plan.Required("planProduct", Reason);
        var publisher = plan.Required("planPublisher", Reason);
        plan.Close();
        return name is null || product is null || publisher is null ? null : new(name, product, publisher);
    }
}
