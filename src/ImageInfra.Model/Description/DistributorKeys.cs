namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template.distribute[]</c>.</summary>
internal static class DistributorKeys
{
    private static readonly KeyDescription s_runOutput = new("runOutputName", KeyRules.ResourceName, "The name of the run output, unique in the template.") { DefaultText = "derived from the image name", Example = "ubuntu-2404-base" };
    private static readonly KeyDescription s_tags = new("artifactTags", new KeyType.TagMap(), "Tags on the build result, added to those of the image and of ImageInfra.") { Example = "{ channel: stable }" };

    public static KeyType.Union All { get; } = new("type", SharedImage, ManagedImage, Vhd);

    private static MappingKeys SharedImage => new(
        "SharedImage",
        "",
        s_runOutput,
        s_tags,
        new("versioning", new KeyType.Union("scheme", Latest, Source), "The scheme of the version number.") { DefaultText = "Latest, with major 1" },
        new("excludeFromLatest", new KeyType.Flag(), "Whether `latest` skips the version.") { Default = "false", Example = "true" },
        new("targetRegions", new KeyType.List(new KeyType.Mapping(Region)), "The regions of the version's replicas; must contain the location of the stack.") { DefaultText = "the target regions of the stack" },
        new("replicationRegions", KeyRules.Texts, "Azure's older list of regions, with one replica each. Not allowed with targetRegions.") { Example = "[westeurope, northeurope]" },
        new("storageAccountType", KeyRules.Storage, "The storage type in all replicationRegions; requires them.") { DefaultText = "Standard_LRS", Example = "Standard_ZRS" })
    {
        Description = "A version in the definition of this image. At most one.",
    };

    private static MappingKeys Latest => new(
        "Latest",
        "",
        new KeyDescription("major", new KeyType.Number(-1), "The major version. The new version is the highest of this major, patch plus one. -1 stands for any major.") { Default = "-1", Example = "2" })
    {
        Description = "The highest version, patch plus one.",
    };

    private static MappingKeys Source => new("Source", "") { Description = "Derives the number from the version of the source." };

    /// <summary>The keys of a region.</summary>
    public static MappingKeys Region => new(
        "targetRegion",
        "",
        new("name", KeyRules.Free, "The region; allowed once.") { IsRequired = true, Example = "westeurope" },
        new("replicaCount", new KeyType.Number(1, 100), "The number of replicas. Microsoft used to recommend one for every 20 VMs that are created at once.") { Default = "1", Example = "3" },
        new("storageAccountType", KeyRules.Storage, "The storage type of the replicas.") { Default = "Standard_LRS", Example = "Standard_ZRS" },
        new("excludeFromLatest", new KeyType.Flag(), "Whether `latest` skips the version in this region. Set after the build.") { Default = "false", Example = "true" },
        new("additionalReplicaSets", new KeyType.List(new KeyType.Mapping(ReplicaSet)), "Additional replicas on other storage types. Created after the build.") { DefaultText = "none" });

    private static MappingKeys ReplicaSet => new(
        "additionalReplicaSet",
        "",
        new("storageAccountType", KeyRules.GalleryStorage, "The storage type of these replicas.") { IsRequired = true, Example = "Premium_LRS" },
        new("regionalReplicaCount", new KeyType.Number(1, 100), "The number of replicas.") { Default = "1", Example = "2" });

    private static MappingKeys ManagedImage => new(
        "ManagedImage",
        "for a ManagedImage distributor",
        s_runOutput,
        s_tags,
        new("imageId", KeyRules.ManagedImageId, "The id of the managed image to create; its resource group must exist.") { IsRequired = true, Example = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…" },
        new("location", KeyRules.Free, "The region of the managed image.") { IsRequired = true, Example = "westeurope" })
    {
        Description = "A managed image.",
    };

    private static MappingKeys Vhd => new(
        "VHD",
        "",
        s_runOutput,
        s_tags,
        new KeyDescription("uri", KeyRules.Https, "The blob to write.") { DefaultText = "a blob in the staging account, deleted with the template", Example = "https://example.blob.core.windows.net/vhds/ubuntu.vhd" })
    {
        Description = "A VHD blob.",
    };
}
