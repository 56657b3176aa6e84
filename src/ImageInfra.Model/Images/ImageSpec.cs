namespace ImageInfra.Model.Images;

/// <summary>One image of the catalog: the image definition it is published under and the image template that builds it.</summary>
public sealed record ImageSpec
{
    internal const int MaximumPriority = 100;

    /// <summary>The name of the image, its file and its image definition, such as <c>ubuntu-2404-base</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Optional. What the image is for; the image definition's description.</summary>
    public string? Description { get; init; }

    /// <summary>The image definition (<c>Microsoft.Compute/galleries/images</c>).</summary>
    public required ImageDefinitionSpec Definition { get; init; }

    /// <summary>The image template (<c>Microsoft.VirtualMachineImages/imageTemplates</c>).</summary>
    public required ImageTemplateSpec Template { get; init; }

    /// <summary>Optional. Tags on the definition and the template, added to the stack's.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. Properties of each new version. Default: none.</summary>
    public VersionSpec Version { get; init; } = new();

    /// <summary>
    /// Optional. The network of the builds; not with a <c>vmProfile.vnetConfig</c>. Default: that, or else the stack's.
    /// </summary>
    public ImageNetwork? Network { get; init; }

    /// <summary>
    /// Optional. Of the images that could be built now, those with the highest number are built first, with their bases;
    /// -100 to 100. Default: 0.
    /// </summary>
    public int Priority { get; init; }

    /// <summary>Optional. Builds whenever the source has a newer version. Default: none.</summary>
    public TriggerSpec? Trigger { get; init; }

    /// <summary>The catalog image that this one starts from, if it does.</summary>
    public string? BaseImage => (Template.Source as ImageSource.CatalogImage)?.Image;
}

/// <summary>Properties of each new version of an image, set once it is published.</summary>
public sealed record VersionSpec
{
    internal const int MaximumDays = 3650;
    internal const int DaysOfYear = 365;

    /// <summary>Optional. Days from publication to the end of life (<c>publishingProfile.endOfLifeDate</c>), 1 to 3650. Default: none.</summary>
    public int? EndOfLifeInDays { get; init; }

    /// <summary>
    /// Optional. Azure refuses to delete the version before its end of life (<c>safetyProfile</c>); needs one. Default: false.
    /// </summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>
    /// Optional. Azure lets the version be taken out of regions, also while it is replicated there (<c>safetyProfile</c>).
    /// Default: false.
    /// </summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>
    /// Optional. Days after which the newest version is too old, and <c>imageinfra outdated</c> calls the image overdue, 1 to 365.
    /// Default: never.
    /// </summary>
    public int? RebuildEveryDays { get; init; }

    /// <summary>
    /// Optional. A last customizer lists the packages that are installed, and each version gets that list as a CycloneDX
    /// document. Default: false.
    /// </summary>
    public bool PackageInventory { get; init; }
}

/// <summary>
/// What starts a build by itself (<c>Microsoft.VirtualMachineImages/imageTemplates/triggers</c>). A template has one at the
/// most, and its source must say <c>latest</c>.
/// </summary>
public sealed record TriggerSpec
{
    /// <summary>Optional. The trigger's name, 1 to 64 characters. Default: <c>source-image</c>.</summary>
    public string Name { get; init; } = "source-image";

    /// <summary>Optional. SourceImage, Azure's only kind: build when the source has a newer version.</summary>
    public string Kind { get; init; } = "SourceImage";
}
