using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of the policy.</summary>
internal static class PolicyKeys
{
    private static readonly KeyDescription s_osType = new("osType", new KeyType.Choice("Linux", "Windows"), "The operating system of the images that need the step.") { DefaultText = "all", Example = "Windows" };
    private static readonly KeyDescription s_name = new("name", KeyRules.Free, "The name of the step.") { DefaultText = "any", Example = "harden" };
    private static readonly KeyDescription s_sha256 = new("sha256", KeyRules.Sha256, "The sha256Checksum of the step. For inline commands, the checksum of a file with these lines.") { DefaultText = "any", Example = new('0', 64) };
    private static readonly KeyDescription s_position = new("position", new KeyType.Choice("anywhere", "first", "last"), "The position of the step. Several first or last steps keep their order.") { Default = "anywhere", Example = "last" };

    public static MappingKeys All { get; } = new(
        "policy",
        "",
        new("sources", new KeyType.Mapping(Sources), "The allowed sources. An omitted kind is not allowed. Images of the catalog are always allowed.") { DefaultText = "any" },
        new("regions", KeyRules.Texts, "The allowed regions of stacks and of image versions.") { DefaultText = "any", Example = "[westeurope, northeurope]" },
        new("vmSizes", KeyRules.Texts, "Patterns of the allowed sizes of build VMs.") { DefaultText = "any", Example = "[Standard_D*ds_v5]" },
        new("requiredTags", KeyRules.Texts, "Tags that every image must have, from its file or its stack.") { DefaultText = "none", Example = "[team]" },
        new("pinnedScripts", new KeyType.Flag(), "Whether all content that Azure fetches needs a sha256Checksum.") { Default = "false", Example = "true" },
        new("maximumTimeoutInMinutes", new KeyType.Number(ImageTemplateSpec.MinimumTimeout, ImageTemplateSpec.MaximumTimeout), "The maximum of buildTimeoutInMinutes.") { Default = "960", Example = "360" },
        new("customizers", new KeyType.List(new KeyType.Mapping(Customizer)), "Customizers that images must have."),
        new("validators", new KeyType.List(new KeyType.Mapping(Validator)), "Validators that images must have."));

    private static MappingKeys Sources => new(
        "allowed sources",
        "",
        new("platformImages", KeyRules.Texts, "Patterns of publisher:offer:sku.") { DefaultText = "none", Example = "[\"canonical:*:*\"]" },
        new("galleries", KeyRules.Texts, "Patterns of the ids of image versions.") { DefaultText = "none", Example = "[\"*/galleries/corp/images/*\"]" },
        new("managedImages", KeyRules.Texts, "Patterns of the ids of managed images.") { DefaultText = "none", Example = "[\"*/resourceGroups/golden/*\"]" });

    private static MappingKeys Customizer => Step(new KeyType.Choice("Shell", "PowerShell", "WindowsRestart", "WindowsUpdate", "File"));

    private static MappingKeys Validator => Step(new KeyType.Choice("Shell", "PowerShell", "File"));

    private static MappingKeys Step(KeyType.Choice types) => new(
        "required step",
        "",
        s_osType,
        new("type", types, "The type of the step.") { DefaultText = "any", Example = "Shell" },
        s_name,
        s_sha256,
        s_position);
}
