namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template.source</c>.</summary>
internal static class SourceKeys
{
    public static KeyType.Union All { get; } = new("type", Platform, SharedVersion, Managed, CatalogImage);

    private static MappingKeys Platform => new(
        "PlatformImage",
        "for a PlatformImage source",
        new("publisher", KeyRules.Free, "The marketplace image's publisher.") { IsRequired = true, Example = "canonical" },
        new("offer", KeyRules.Free, "Its offer.") { IsRequired = true, Example = "ubuntu-24_04-lts" },
        new("sku", KeyRules.Free, "Its SKU.") { IsRequired = true, Example = "server" },
        new("version", KeyRules.Free, "Its version; latest is looked up when the build runs.") { Default = "latest", Example = "24.04.202511060" },
        new("planInfo", new KeyType.Mapping(Plan), "The purchase plan of a marketplace image that has one; its terms must be accepted beforehand."))
    {
        Description = "An image of the marketplace.",
    };

    private static MappingKeys Plan => new(
        "planInfo",
        "when there is a planInfo",
        new("planName", KeyRules.Free, "The plan.") { IsRequired = true, Example = "standard" },
        new("planProduct", KeyRules.Free, "Its product.") { IsRequired = true, Example = "linux" },
        new("planPublisher", KeyRules.Free, "Its publisher.") { IsRequired = true, Example = "contoso" });

    private static MappingKeys SharedVersion => new(
        "SharedImageVersion",
        "for a SharedImageVersion source",
        new KeyDescription("imageVersionId", KeyRules.VersionId, "An image version of a gallery, with a replica in the template's region.")
        {
            IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…/images/…/versions/latest",
        })
    {
        Description = "A version in any gallery.",
    };

    private static MappingKeys Managed => new(
        "ManagedImage",
        "for a ManagedImage source",
        new KeyDescription("imageId", KeyRules.ManagedImageId, "A managed image in the template's subscription and region.")
        {
            IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…",
        })
    {
        Description = "A managed image.",
    };

    private static MappingKeys CatalogImage => new(
        "CatalogImage",
        "for a CatalogImage source",
        new KeyDescription("image", KeyRules.Free, "The name of an image of this catalog, of the same operating system, generation and architecture.")
        {
            IsRequired = true, Example = "ubuntu-2404-base",
        })
    {
        Description = "Another image of this catalog: the version of it that the stack pins.",
    };
}
