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

    /// <summary>Optional. What is said of each new version. Default: nothing.</summary>
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
