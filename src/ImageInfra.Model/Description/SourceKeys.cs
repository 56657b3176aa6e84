namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template.source</c>.</summary>
internal static class SourceKeys
{
    public static KeyType.Union All { get; } = new("type", Platform, SharedVersion, Managed, CatalogImage);

    private static MappingKeys Platform => new(
        "PlatformImage",
        "for a PlatformImage source",
        new("publisher", KeyRules.Free, "The publisher of the marketplace image.") { IsRequired = true, Example = "canonical" },
        new("offer", KeyRules.Free, "The offer of the marketplace image.") { IsRequired = true, Example = "ubuntu-24_04-lts" },
        new("sku", KeyRules.Free, "The SKU of the marketplace image.") { IsRequired = true, Example = "server" },
        new("version", KeyRules.Free, "The version. Each build resolves `latest`.") { Default = "latest", Example = "24.04.202511060" },
        new("planInfo", new KeyType.Mapping(Plan), "The purchase plan, for images with a plan. The subscription must have accepted its terms."))
    {
        Description = "An image of the marketplace.",
    };

    private static MappingKeys Plan => new(
        "planInfo",
        "in a planInfo",
        new("planName", KeyRules.Free, "The name of the plan.") { IsRequired = true, Example = "standard" },
        new("planProduct", KeyRules.Free, "The product of the plan.") { IsRequired = true, Example = "linux" },
        new("planPublisher", KeyRules.Free, "The publisher of the plan.") { IsRequired = true, Example = "contoso" });

    private static MappingKeys SharedVersion => new(
        "SharedImageVersion",
        "for a SharedImageVersion source",
        new KeyDescription("imageVersionId", KeyRules.VersionId, "The id of an image version with a replica in the region of the template.")
        {
            IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…/images/…/versions/latest",
        })
    {
        Description = "A version in any gallery.",
    };

    private static MappingKeys Managed => new(
        "ManagedImage",
        "for a ManagedImage source",
        new KeyDescription("imageId", KeyRules.ManagedImageId, "The id of a managed image in the subscription and region of the template.")
        {
            IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…",
        })
    {
        Description = "A managed image.",
    };

    private static MappingKeys CatalogImage => new(
        "CatalogImage",
        "for a CatalogImage source",
        new KeyDescription("image", KeyRules.Free, "The name of an image of this catalog with the same operating system, generation and architecture.")
        {
            IsRequired = true, Example = "ubuntu-2404-base",
        })
    {
        Description = "Another image of this catalog, in the version that the stack pins.",
    };
}
