namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template.distribute[]</c>.</summary>
internal static class DistributorKeys
{
    private static readonly KeyDescription s_runOutput = new("runOutputName", KeyRules.ResourceName, "The run output's name, unique in the template.") { Otherwise = "made from the image's name", Example = "ubuntu-2404-base" };
    private static readonly KeyDescription s_tags = new("artifactTags", new KeyType.TagMap(), "Tags on what the build makes, added to the image's and ImageInfra's own.") { Example = "{ channel: stable }" };

    public static KeyType.Union All { get; } = new("type", SharedImage, ManagedImage, Vhd);

    private static MappingKeys SharedImage => new(
        "SharedImage",
        "",
        s_runOutput,
        s_tags,
        new("versioning", new KeyType.Union("scheme", Latest, Source), "How the version's number is made.") { Otherwise = "Latest, with major 1" },
        new("excludeFromLatest", new KeyType.Flag(), "Keep the version out of latest.") { Default = "false", Example = "true" },
        new("targetRegions", new KeyType.List(new KeyType.Mapping(Region)), "Where the version is replicated to; must contain the stack's location.") { Otherwise = "the stack's" },
        new("replicationRegions", KeyRules.Texts, "Azure's older way to name regions, one replica in each; not with targetRegions.") { Example = "[westeurope, northeurope]" },
        new("storageAccountType", KeyRules.Storage, "The storage of all replicationRegions, and only with them.") { Otherwise = "Standard_LRS", Example = "Standard_ZRS" })
    {
        Description = "A version in this image's own definition. At the most one.",
    };

    private static MappingKeys Latest => new(
        "Latest",
        "",
        new KeyDescription("major", new KeyType.Number(-1), "The highest version of this major, patch plus one; -1 is any major.") { Default = "-1", Example = "2" })
    {
        Description = "The highest version, patch plus one.",
    };

    private static MappingKeys Source => new("Source", "") { Description = "From the number of the source's version." };

    /// <summary>The keys of a region.</summary>
    public static MappingKeys Region => new(
        "targetRegion",
        "",
        new("name", KeyRules.Free, "The region, once.") { IsRequired = true, Example = "westeurope" },
        new("replicaCount", new KeyType.Number(1, 100), "Copies in the region; one for every 20 VMs made at once is the old advice.") { Default = "1", Example = "3" },
        new("storageAccountType", KeyRules.Storage, "The storage of the copies.") { Default = "Standard_LRS", Example = "Standard_ZRS" },
        new("excludeFromLatest", new KeyType.Flag(), "Whether latest passes the version over in this region. Written on the version once it is built.") { Default = "false", Example = "true" },
        new("additionalReplicaSets", new KeyType.List(new KeyType.Mapping(ReplicaSet)), "Further copies on other storage. Made once the version is built.") { Otherwise = "none" });

    private static MappingKeys ReplicaSet => new(
        "additionalReplicaSet",
        "",
        new("storageAccountType", KeyRules.GalleryStorage, "The storage of these copies.") { IsRequired = true, Example = "Premium_LRS" },
        new("regionalReplicaCount", new KeyType.Number(1, 100), "How many.") { Default = "1", Example = "2" });

    private static MappingKeys ManagedImage => new(
        "ManagedImage",
        "for a ManagedImage distributor",
        s_runOutput,
        s_tags,
        new("imageId", KeyRules.ManagedImageId, "The managed image to make; its resource group must exist.") { IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…" },
        new("location", KeyRules.Free, "Its region.") { IsRequired = true, Example = "westeurope" })
    {
        Description = "A managed image.",
    };

    private static MappingKeys Vhd => new(
        "VHD",
        "",
        s_runOutput,
        s_tags,
        new KeyDescription("uri", KeyRules.Https, "The blob to write.") { Otherwise = "one in the staging account, which goes with the template", Example = "https://example.blob.core.windows.net/vhds/ubuntu.vhd" })
    {
        Description = "A VHD blob.",
    };
}
