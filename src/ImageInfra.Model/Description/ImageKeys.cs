using ImageInfra.Model.Images;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Description;

/// <summary>The keys of an image file.</summary>
internal static class ImageKeys
{
    private static readonly TriggerSpec s_trigger = new();

    public static MappingKeys All { get; } = new(
        "image",
        "",
        new("name", KeyRules.ImageName, "The name of the image and of its image definition.") { IsRequired = true, Example = "ubuntu-2404-base" },
        new("description", KeyRules.Free, "The purpose of the image; also the description of its definition.") { Example = "Ubuntu Server 24.04 LTS, updated" },
        new("tags", new KeyType.TagMap(), "Tags on the definition, the template and the versions, added to those of the stack.") { Example = "{ team: platform }" },
        new("definition", new KeyType.Mapping(DefinitionKeys.All), "The image definition. After its creation, Azure can't change the operating system, generation, architecture, identifier, plan, license and privacy statement.") { IsRequired = true },
        new("template", new KeyType.Mapping(TemplateKeys.All), "The image template. Any change creates a new template, and the next build creates a new version.") { IsRequired = true },
        new("network", NetworkKeys.OfImage, "The network of the builds, instead of the network of the stack. Not allowed with `template.vmProfile.vnetConfig`. See `docs/networks.md`.") { DefaultText = "`template.vmProfile.vnetConfig`, or else `imageinfra:network` of the stack" },
        new("version", new KeyType.Mapping(Version), "Properties of each new version, set after its publication."),
        new("priority", new KeyType.Number(-ImageSpec.MaximumPriority, ImageSpec.MaximumPriority), "Of the images that are ready to build, those with the highest priority, and their base images, build first.") { Default = "0", Example = "10" },
        new("trigger", new KeyType.Mapping(Trigger), "Starts a build when the source has a newer version. The source must use `latest`, and the subscription needs the preview feature Microsoft.VirtualMachineImages/Triggers. Azure allows 100 triggers per region.") { DefaultText = "no trigger" },
        new("allow", new KeyType.List(new KeyType.Mapping(Allowed)), "What looks like a secret or a private file and is allowed here. `up` and `build` refuse the rest. See `docs/secrets.md`.") { DefaultText = "nothing" },
        new("matrix", new KeyType.List(new KeyType.Map(new KeyType.Scalar())), "Creates one image per row: `${{ name }}` anywhere in the file stands for the row's value of that name. The image names start with the file name and `-`.") { DefaultText = "the file holds one image" });

    private static MappingKeys Allowed => new(
        "allow",
        "",
        new("finding", new KeyType.Choice(AllowedFinding.Kinds), "The kind of the finding, which the message has.") { IsRequired = true, Example = PrivateFiles.Key },
        new("in", KeyRules.Free, "Where: a property of this file, with everything below it, or the path of a file of the project.") { IsRequired = true, Example = "template.customize[0]" },
        new("reason", KeyRules.Free, "Why it is allowed.") { IsRequired = true, Example = "a test key that opens nothing" })
    {
        Description = "A finding of `validate` that is allowed, for a reason.",
    };

    private static MappingKeys Version => new(
        "version",
        "",
        new("endOfLifeInDays", new KeyType.Number(1, VersionSpec.MaximumDays), "Days from the publication of a version to its end of life.") { DefaultText = "no end of life", Example = "180" },
        new("blockDeletionBeforeEndOfLife", new KeyType.Flag(), "Whether Azure refuses to delete a version before its end of life; requires endOfLifeInDays.") { Default = "false", Example = "true" },
        new("allowDeletionOfReplicatedLocations", new KeyType.Flag(), "Whether regions can be removed from a version while it has replicas there.") { Default = "false", Example = "true" },
        new("rebuildEveryDays", new KeyType.Number(1, VersionSpec.DaysOfYear), "The maximum age of the newest version in days. `imageinfra outdated` reports older images as overdue.") { DefaultText = "no maximum", Example = "30" },
        new("packageInventory", new KeyType.Flag(), "Whether a final customizer lists the installed packages. Each version then gets the list as a CycloneDX document.") { Default = "false", Example = "true" });

    private static MappingKeys Trigger => new(
        "trigger",
        "",
        new("name", KeyRules.TriggerName, "The name of the trigger.") { Default = s_trigger.Name, Example = "newer-ubuntu" },
        new("kind", new KeyType.Choice(s_trigger.Kind), "The event: a newer version of the source.") { Default = s_trigger.Kind, Example = s_trigger.Kind });
}
