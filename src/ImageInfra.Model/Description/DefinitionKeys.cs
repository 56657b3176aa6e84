namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>definition</c>.</summary>
internal static class DefinitionKeys
{
    private static readonly KeyType.Mapping s_range = new(new(
        "range",
        "",
        new("min", new KeyType.Number(1), "The least; at most max.") { Example = "2" },
        new("max", new KeyType.Number(1), "The most.") { Example = "16" }));

    public static MappingKeys All { get; } = new(
        "definition",
        "",
        new("osType", new KeyType.Choice("Linux", "Windows"), "The operating system.") { IsRequired = true, Example = "Linux" },
        new("osState", new KeyType.Choice("Generalized"), "Azure Image Builder makes no other images.") { Default = "Generalized", Example = "Generalized" },
        new("hyperVGeneration", new KeyType.Choice("V1", "V2"), "The generation of VMs.") { Default = "V2", Example = "V2" },
        new("architecture", new KeyType.Choice("x64", "Arm64"), "The CPU architecture.") { Default = "x64", Example = "Arm64" },
        new("identifier", new KeyType.Mapping(Identifier), "Unique in the gallery.") { IsRequired = true },
        new("features", new KeyType.List(new KeyType.Mapping(Feature)), "What VMs of the image can do. A change needs allowUpdateImage."),
        new("allowUpdateImage", new KeyType.Flag(), "Needed to change the features of a definition that exists.") { Default = "false", Example = "true" },
        new("recommended", new KeyType.Mapping(Recommended), "The VM sizes that the image is for."),
        new("disallowed", new KeyType.Mapping(Disallowed), "What VMs of the image must not use."),
        new("purchasePlan", new KeyType.Mapping(PurchasePlan), "The marketplace plan that the images carry."),
        new("eula", KeyRules.Free, "The licence's text or address.") { Example = "https://example.com/eula" },
        new("privacyStatementUri", KeyRules.Https, "The privacy statement's address.") { Example = "https://example.com/privacy" },
        new("releaseNoteUri", KeyRules.Https, "The release notes' address.") { Example = "https://example.com/notes" },
        new("endOfLifeDate", KeyRules.Date, "When the image stops being maintained; in the future. Information only.") { Example = "2027-12-01" });

    private static MappingKeys Identifier => new(
        "identifier",
        "",
        new("publisher", KeyRules.IdentifierPart(128), "Who publishes the image.") { IsRequired = true, Example = "imageinfra" },
        new("offer", KeyRules.IdentifierPart(64), "What it is a kind of.") { IsRequired = true, Example = "ubuntu-2404" },
        new("sku", KeyRules.IdentifierPart(64), "Which one it is.") { IsRequired = true, Example = "base" });

    private static MappingKeys Feature => new(
        "feature",
        "",
        new("name", new KeyType.Choice([.. FeatureRules.Values.Keys]), "The feature, at most once.") { IsRequired = true, Example = "SecurityType" },
        new("value", KeyRules.Free, string.Join("; ", FeatureRules.Values.Select(f => $"{f.Key}: {string.Join(" | ", f.Value)}")) + ".") { IsRequired = true, Example = "TrustedLaunchSupported" },
        new("startsAtVersion", KeyRules.Version, "The lowest image version that has the feature.") { Otherwise = "all have it", Example = "1.2.0" });

    private static MappingKeys Recommended => new(
        "recommended",
        "",
        new("vCPUs", s_range, "The number of vCPUs."),
        new("memory", s_range, "The memory, in GB."));

    private static MappingKeys Disallowed => new(
        "disallowed",
        "",
        new KeyDescription("diskTypes", KeyRules.Texts, "Types of OS disk.") { Example = "[Standard_LRS]" });

    private static MappingKeys PurchasePlan => new(
        "purchasePlan",
        "when there is a purchasePlan",
        new("name", KeyRules.Free, "The plan.") { IsRequired = true, Example = "standard" },
        new("publisher", KeyRules.Free, "Its publisher.") { Example = "contoso" },
        new("product", KeyRules.Free, "Its product.") { Example = "linux" });
}
