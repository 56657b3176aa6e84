namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>definition</c>.</summary>
internal static class DefinitionKeys
{
    private static readonly KeyType.Mapping s_range = new(new(
        "range",
        "",
        new("min", new KeyType.Number(1), "The minimum, not above max.") { Example = "2" },
        new("max", new KeyType.Number(1), "The maximum.") { Example = "16" }));

    public static MappingKeys All { get; } = new(
        "definition",
        "",
        new("osType", new KeyType.Choice("Linux", "Windows"), "The operating system.") { IsRequired = true, Example = "Linux" },
        new("osState", new KeyType.Choice("Generalized"), "The only state that Azure Image Builder produces.") { Default = "Generalized", Example = "Generalized" },
        new("hyperVGeneration", new KeyType.Choice("V1", "V2"), "The Hyper-V generation.") { Default = "V2", Example = "V2" },
        new("architecture", new KeyType.Choice("x64", "Arm64"), "The CPU architecture.") { Default = "x64", Example = "Arm64" },
        new("identifier", new KeyType.Mapping(Identifier), "Identifies the image definition; unique in the gallery.") { IsRequired = true },
        new("features", new KeyType.List(new KeyType.Mapping(Feature)), "Capabilities of VMs of the image. A change requires allowUpdateImage."),
        new("allowUpdateImage", new KeyType.Flag(), "Whether the features of an existing definition may change.") { Default = "false", Example = "true" },
        new("recommended", new KeyType.Mapping(Recommended), "The recommended VM sizes."),
        new("disallowed", new KeyType.Mapping(Disallowed), "Settings that VMs of the image must not use."),
        new("purchasePlan", new KeyType.Mapping(PurchasePlan), "The marketplace plan of the images."),
        new("eula", KeyRules.Free, "The license text, or its address.") { Example = "https://example.com/eula" },
        new("privacyStatementUri", KeyRules.Https, "The address of the privacy statement.") { Example = "https://example.com/privacy" },
        new("releaseNoteUri", KeyRules.Https, "The address of the release notes.") { Example = "https://example.com/notes" },
        new("endOfLifeDate", KeyRules.Date, "The end of maintenance, in the future. Azure shows it and does not enforce it.") { Example = "2027-12-01" });

    private static MappingKeys Identifier => new(
        "identifier",
        "",
        new("publisher", KeyRules.IdentifierPart(128), "The publisher of the image.") { IsRequired = true, Example = "imageinfra" },
        new("offer", KeyRules.IdentifierPart(64), "The group of images, such as an operating system.") { IsRequired = true, Example = "ubuntu-2404" },
        new("sku", KeyRules.IdentifierPart(64), "The variant within the offer.") { IsRequired = true, Example = "base" });

    private static MappingKeys Feature => new(
        "feature",
        "",
        new("name", new KeyType.Choice([.. FeatureRules.Values.Keys]), "The feature; allowed once.") { IsRequired = true, Example = "SecurityType" },
        new("value", KeyRules.Free, string.Join("; ", FeatureRules.Values.Select(f => $"{f.Key}: {string.Join(" | ", f.Value)}")) + ".") { IsRequired = true, Example = "TrustedLaunchSupported" },
        new("startsAtVersion", KeyRules.Version, "The lowest image version with the feature.") { DefaultText = "all versions", Example = "1.2.0" });

    private static MappingKeys Recommended => new(
        "recommended",
        "",
        new("vCPUs", s_range, "The number of vCPUs."),
        new("memory", s_range, "The memory, in GB."));

    private static MappingKeys Disallowed => new(
        "disallowed",
        "",
        new KeyDescription("diskTypes", KeyRules.Texts, "The disallowed types of OS disks.") { Example = "[Standard_LRS]" });

    private static MappingKeys PurchasePlan => new(
        "purchasePlan",
        "in a purchasePlan",
        new("name", KeyRules.Free, "The name of the plan.") { IsRequired = true, Example = "standard" },
        new("publisher", KeyRules.Free, "The publisher of the plan.") { Example = "contoso" },
        new("product", KeyRules.Free, "The product of the plan.") { Example = "linux" });
}
