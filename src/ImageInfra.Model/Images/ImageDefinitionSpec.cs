namespace ImageInfra.Model.Images;

/// <summary>
/// The properties of an image definition. <c>osType</c>, <c>hyperVGeneration</c>, <c>architecture</c> and the identifier
/// can't change once it exists. <c>osState</c> is always Generalized: Azure Image Builder makes nothing else.
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

    /// <summary>Optional. Features such as <c>SecurityType: TrustedLaunchSupported</c>.</summary>
    public IReadOnlyList<ImageFeature> Features { get; init; } = [];

    /// <summary>Optional. The number of vCPUs and the memory that VMs of this image should have.</summary>
    public RecommendedConfiguration? Recommended { get; init; }

    /// <summary>Optional. OS disk types that VMs of this image must not use.</summary>
    public IReadOnlyList<string> DisallowedDiskTypes { get; init; } = [];

    /// <summary>Optional. The licence's text or address. Can't change.</summary>
    public string? Eula { get; init; }

    /// <summary>Optional. The privacy statement's address. Can't change.</summary>
    public string? PrivacyStatementUri { get; init; }

    /// <summary>Optional. The release notes' address.</summary>
    public string? ReleaseNoteUri { get; init; }

    /// <summary>Optional. When the image stops being maintained. Information only.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Optional. The marketplace plan that images carry. Can't change.</summary>
    public ImagePurchasePlan? PurchasePlan { get; init; }

    /// <summary>Optional. Needed to change the features of a definition that exists. Default: false.</summary>
    public bool AllowUpdateImage { get; init; }
}

/// <summary>What an image definition calls itself; the triple is unique in a gallery and can't change.</summary>
/// <param name="Publisher">At most 128 characters.</param>
/// <param name="Offer">At most 64 characters.</param>
/// <param name="Sku">At most 64 characters.</param>
public sealed record ImageIdentifier(string Publisher, string Offer, string Sku);

/// <summary>A feature of an image definition, such as <c>SecurityType: TrustedLaunchSupported</c>.</summary>
public sealed record ImageFeature(string Name, string Value)
{
    /// <summary>Optional. The lowest image version that has the feature. Default: all have it.</summary>
    public ImageVersion? StartsAtVersion { get; init; }
}

/// <summary>The VM sizes an image is meant for.</summary>
/// <param name="VCPUs">Optional. The number of vCPUs.</param>
/// <param name="Memory">Optional. The memory, in GB.</param>
public sealed record RecommendedConfiguration(ResourceRange? VCPUs = null, ResourceRange? Memory = null);

/// <summary>A range with optional ends.</summary>
public sealed record ResourceRange(int? Min = null, int? Max = null);

/// <summary>The purchase plan of an image definition (<c>purchasePlan</c>), where its images come from the marketplace. Can't change.</summary>
/// <param name="Name">The plan.</param>
/// <param name="Publisher">Optional. Its publisher.</param>
/// <param name="Product">Optional. Its product.</param>
public sealed record ImagePurchasePlan(string Name, string? Publisher = null, string? Product = null);
