using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of the policy.</summary>
internal static class PolicyKeys
{
    private static readonly KeyDescription s_osType = new("osType", new KeyType.Choice("Linux", "Windows"), "The images that need it.") { Otherwise = "all", Example = "Windows" };
    private static readonly KeyDescription s_name = new("name", KeyRules.Free, "Its name.") { Otherwise = "any", Example = "harden" };
    private static readonly KeyDescription s_sha256 = new("sha256", KeyRules.Sha256, "Its sha256Checksum; of inline commands, that of a file with these lines.") { Otherwise = "any", Example = new('0', 64) };
    private static readonly KeyDescription s_position = new("position", new KeyType.Choice("anywhere", "first", "last"), "Where it stands; several that are first or last stand there in their order.") { Default = "anywhere", Example = "last" };

    public static MappingKeys All { get; } = new(
        "policy",
        "",
        new("sources", new KeyType.Mapping(Sources), "The only sources to start from; a kind that is left out is not allowed. Images of the catalog always are.") { Otherwise = "any" },
        new("regions", KeyRules.Texts, "The only regions, of stacks and of image versions.") { Otherwise = "any", Example = "[westeurope, northeurope]" },
        new("vmSizes", KeyRules.Texts, "Patterns of the only sizes of build VMs.") { Otherwise = "any", Example = "[Standard_D*ds_v5]" },
        new("requiredTags", KeyRules.Texts, "Tags that every image has, by itself or from its stack.") { Otherwise = "none", Example = "[team]" },
        new("pinnedScripts", new KeyType.Flag(), "Whether all that Azure fetches needs a sha256Checksum.") { Default = "false", Example = "true" },
        new("maximumTimeoutInMinutes", new KeyType.Number(ImageTemplateSpec.MinimumTimeout, ImageTemplateSpec.MaximumTimeout), "The longest buildTimeoutInMinutes.") { Default = "960", Example = "360" },
        new("customizers", new KeyType.List(new KeyType.Mapping(Customizer)), "Customizers that images have."),
        new("validators", new KeyType.List(new KeyType.Mapping(Validator)), "Validators that images have."));

    private static MappingKeys Sources => new(
        "allowed sources",
        "",
        new("platformImages", KeyRules.Texts, "Patterns of publisher:offer:sku.") { Otherwise = "none", Example = "[\"canonical:*:*\"]" },
        new("galleries", KeyRules.Texts, "Patterns of the ids of image versions.") { Otherwise = "none", Example = "[\"*/galleries/corp/images/*\"]" },
        new("managedImages", KeyRules.Texts, "Patterns of the ids of managed images.") { Otherwise = "none", Example = "[\"*/resourceGroups/golden/*\"]" });

    private static MappingKeys Customizer => Step(new KeyType.Choice("Shell", "PowerShell", "WindowsRestart", "WindowsUpdate", "File"));

    private static MappingKeys Validator => Step(new KeyType.Choice("Shell", "PowerShell", "File"));

    private static MappingKeys Step(KeyType.Choice types) => new(
        "required step",
        "",
        s_osType,
        new("type", types, "Its type.") { Otherwise = "any", Example = "Shell" },
        s_name,
        s_sha256,
        s_position);
}
