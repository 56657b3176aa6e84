namespace ImageInfra.Model.Images;

/// <summary>An image of the catalog: its image definition and its image template.</summary>
public sealed record ImageSpec
{
    internal const int MaximumPriority = 100;

    /// <summary>The name of the image, of its file and of its image definition, such as <c>ubuntu-2404-base</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Optional. The purpose of the image, shown as the description of its definition.</summary>
    public string? Description { get; init; }

    /// <summary>The image definition (<c>Microsoft.Compute/galleries/images</c>).</summary>
    public required ImageDefinitionSpec Definition { get; init; }

    /// <summary>The image template (<c>Microsoft.VirtualMachineImages/imageTemplates</c>).</summary>
    public required ImageTemplateSpec Template { get; init; }

    /// <summary>Optional. Tags on the definition and the template, added to the stack's.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. Properties of each new version.</summary>
    public VersionSpec Version { get; init; } = new();

    /// <summary>
    /// Optional. The network of the builds. Not allowed with <c>vmProfile.vnetConfig</c>. Default: the network of the stack.
    /// </summary>
    public ImageNetwork? Network { get; init; }

    /// <summary>
    /// Optional. Of the images that are ready to build, those with the highest priority, and their base images, build first.
    /// -100 to 100. Default: 0.
    /// </summary>
    public int Priority { get; init; }

    /// <summary>Optional. Starts a build when the source has a newer version. Default: no trigger.</summary>
    public TriggerSpec? Trigger { get; init; }

    /// <summary>Optional. What looks like a secret and is allowed. Default: nothing.</summary>
    public IReadOnlyList<AllowedFinding> Allow { get; init; } = [];

    /// <summary>The name of the base image in this catalog, or null if the source is another kind.</summary>
    public string? BaseImage => (Template.Source as ImageSource.CatalogImage)?.Image;
}

/// <summary>Properties that each new version of an image gets after its publication.</summary>
public sealed record VersionSpec
{
    internal const int MaximumDays = 3650;
    internal const int DaysOfYear = 365;

    /// <summary>Optional. Days from publication to the end of life (<c>publishingProfile.endOfLifeDate</c>), 1 to 3650. Default: none.</summary>
    public int? EndOfLifeInDays { get; init; }

    /// <summary>
    /// Optional. Whether Azure refuses to delete the version before its end of life (<c>safetyProfile</c>). Requires an end of
    /// life. Default: false.
    /// </summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>
    /// Optional. Whether regions can be removed from the version while it has replicas there (<c>safetyProfile</c>).
    /// Default: false.
    /// </summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>
    /// Optional. The maximum age of the newest version in days, 1 to 365. <c>imageinfra outdated</c> reports older images as
    /// overdue. Default: no maximum.
    /// </summary>
    public int? RebuildEveryDays { get; init; }

    /// <summary>
    /// Optional. Whether a final customizer lists the installed packages. Each version then gets the list as a CycloneDX document.
    /// Default: false.
    /// </summary>
    public bool PackageInventory { get; init; }
}

/// <summary>
/// Azure's automatic build (<c>Microsoft.VirtualMachineImages/imageTemplates/triggers</c>). A template has at most one
/// trigger, and the version of its source is <c>latest</c>.
/// </summary>
public sealed record TriggerSpec
{
    /// <summary>Optional. The trigger's name, 1 to 64 characters. Default: <c>source-image</c>.</summary>
    public string Name { get; init; } = "source-image";

    /// <summary>Optional. Azure's only kind is SourceImage: it builds when the source has a newer version.</summary>
    public string Kind { get; init; } = "SourceImage";
}
