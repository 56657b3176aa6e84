using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of a file.</summary>
internal static class ImageKeys
{
    private static readonly TriggerSpec s_trigger = new();

    public static MappingKeys All { get; } = new(
        "image",
        "",
        new("name", KeyRules.ImageName, "The image's name, and the image definition's.") { IsRequired = true, Example = "ubuntu-2404-base" },
        new("description", KeyRules.Free, "What the image is for; the image definition's description.") { Example = "Ubuntu Server 24.04 LTS, updated" },
        new("tags", new KeyType.TagMap(), "Tags on the definition, the template and the versions, added to the stack's.") { Example = "{ team: platform }" },
        new("definition", new KeyType.Mapping(DefinitionKeys.All), "The image definition. Operating system, generation, architecture, identifier, plan, licence and privacy statement can't change once it exists.") { IsRequired = true },
        new("template", new KeyType.Mapping(TemplateKeys.All), "The image template. Any change makes another template, and the next build another version.") { IsRequired = true },
        new("network", NetworkKeys.OfImage, "The network of the builds, instead of the stack's; not with a `template.vmProfile.vnetConfig`. More: `docs/networks.md`.") { Otherwise = "`template.vmProfile.vnetConfig`, or else the stack's `imageinfra:network`" },
        new("version", new KeyType.Mapping(Version), "Properties of each new version, set once it is published."),
        new("priority", new KeyType.Number(-ImageSpec.MaximumPriority, ImageSpec.MaximumPriority), "Of the images that could be built now, those with the highest number are built first, with their bases.") { Default = "0", Example = "10" },
        new("trigger", new KeyType.Mapping(Trigger), "Builds whenever the source has a newer version. The source must say latest, and the subscription have the preview feature Microsoft.VirtualMachineImages/Triggers; Azure takes 100 in a region.") { Otherwise = "no trigger" },
        new("matrix", new KeyType.List(new KeyType.Map(new KeyType.Scalar())), "Makes one image of each row: `${{ name }}` anywhere in the file stands for the row's value of that name. The images' names begin with the file's and `-`.") { Otherwise = "the file is one image" });

    private static MappingKeys Version => new(
        "version",
        "",
        new("endOfLifeInDays", new KeyType.Number(1, VersionSpec.MaximumDays), "Days from a version's publication to its end of life.") { Otherwise = "no end of life", Example = "180" },
        new("blockDeletionBeforeEndOfLife", new KeyType.Flag(), "Azure refuses to delete a version before its end of life; needs endOfLifeInDays.") { Default = "false", Example = "true" },
        new("allowDeletionOfReplicatedLocations", new KeyType.Flag(), "Azure lets a version be taken out of regions that it is replicated to.") { Default = "false", Example = "true" },
        new("rebuildEveryDays", new KeyType.Number(1, VersionSpec.DaysOfYear), "How many days old the newest version may get before imageinfra outdated reports the image as due.") { Otherwise = "no schedule", Example = "30" },
        new("packageInventory", new KeyType.Flag(), "A last customizer lists the packages that are installed, and each version gets that list as a CycloneDX document.") { Default = "false", Example = "true" });

    private static MappingKeys Trigger => new(
        "trigger",
        "",
        new("name", KeyRules.TriggerName, "The trigger's name.") { Default = s_trigger.Name, Example = "newer-ubuntu" },
        new("kind", new KeyType.Choice(s_trigger.Kind), "What it waits for: a newer version of the source.") { Default = s_trigger.Kind, Example = s_trigger.Kind });
}
