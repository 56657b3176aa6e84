namespace ImageInfra.Model.Images;

/// <summary>
/// The properties of an image definition. After creation, Azure can't change <c>osType</c>, <c>hyperVGeneration</c>,
/// <c>architecture</c> and the identifier. <c>osState</c> is always Generalized: Azure Image Builder builds no other images.
/// </summary>
public sealed record ImageDefinitionSpec
{
    /// <summary>Required. The operating system.</summary>
    public required OsType OsType { get; init; }

    /// <summary>Optional. Default: V2. Always sent, because Azure's own default depends on the api-version.</summary>
    public HyperVGeneration HyperVGeneration { get; init; } = HyperVGeneration.V2;

    /// <summary>Optional. Default: x64.</summary>
    public Architecture Architecture { get; init; } = Architecture.X64;

    /// <summary>Required. Publisher, offer and sku; unique in the gallery.</summary>
    public required ImageIdentifier Identifier { get; init; }

    /// <summary>Optional. Features, such as <c>SecurityType: TrustedLaunchSupported</c>.</summary>
    public IReadOnlyList<ImageFeature> Features { get; init; } = [];

    /// <summary>Optional. The recommended vCPUs and memory of VMs with this image.</summary>
    public RecommendedConfiguration? Recommended { get; init; }

    /// <summary>Optional. OS disk types that VMs of this image must not use.</summary>
    public IReadOnlyList<string> DisallowedDiskTypes { get; init; } = [];

    /// <summary>Optional. The license text, or its address. Can't change.</summary>
    public string? Eula { get; init; }

    /// <summary>Optional. The address of the privacy statement. Can't change.</summary>
    public string? PrivacyStatementUri { get; init; }

    /// <summary>Optional. The address of the release notes.</summary>
    public string? ReleaseNoteUri { get; init; }

    /// <summary>Optional. The end of maintenance. Azure shows it and does not enforce it.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Optional. The marketplace plan of the images. Can't change.</summary>
    public ImagePurchasePlan? PurchasePlan { get; init; }

    /// <summary>Optional. Whether the features of an existing definition may change. Default: false.</summary>
    public bool AllowUpdateImage { get; init; }
}

/// <summary>The identifier of an image definition: unique in a gallery, and it can't change.</summary>
/// <param name="Publisher">At most 128 characters.</param>
/// <param name="Offer">At most 64 characters.</param>
/// <param name="Sku">At most 64 characters.</param>
public sealed record ImageIdentifier(string Publisher, string Offer, string Sku);

/// <summary>A feature of an image definition, such as <c>SecurityType: TrustedLaunchSupported</c>.</summary>
public sealed record ImageFeature(string Name, string Value)
{
    /// <summary>Optional. The lowest image version with the feature. Default: all versions.</summary>
    public ImageVersion? StartsAtVersion { get; init; }
}

/// <summary>The recommended VM sizes of an image.</summary>
/// <param name="VCPUs">Optional. The number of vCPUs.</param>
/// <param name="Memory">Optional. The memory, in GB.</param>
public sealed record RecommendedConfiguration(ResourceRange? VCPUs = null, ResourceRange? Memory = null);

/// <summary>A range. A missing bound is open.</summary>
public sealed record ResourceRange(int? Min = null, int? Max = null);

/// <summary>The purchase plan of images from the marketplace (<c>purchasePlan</c>). Can't change.</summary>
/// <param name="Name">The name of the plan.</param>
/// <param name="Publisher">Optional. The publisher of the plan.</param>
/// <param name="Product">Optional. The product of the plan.</param>
public sealed record ImagePurchasePlan(string Name, string? Publisher = null, string? Product = null);
