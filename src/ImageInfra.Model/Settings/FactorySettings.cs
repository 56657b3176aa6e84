using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>What a stack decides about the image factory: the <c>imageinfra:*</c> keys of <c>Pulumi.STACK.yaml</c>.</summary>
public sealed record FactorySettings
{
    /// <summary>The name of the stack, such as <c>dev</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>Required. The region of everything, such as <c>westeurope</c>.</summary>
    public required string Location { get; init; }

    /// <summary>Optional. Default: <c>rg-imageinfra-STACK</c>.</summary>
    public required string ResourceGroupName { get; init; }

    /// <summary>Optional. The resource group is there already and is not the stack's. Default: false.</summary>
    public bool UseExistingResourceGroup { get; init; }

    /// <summary>Optional. Unique in the subscription; no dashes. Default: <c>gal_imageinfra_STACK</c>.</summary>
    public required string GalleryName { get; init; }

    /// <summary>Optional. The user-assigned identity that builds run as. Default: <c>id-imageinfra-STACK</c>.</summary>
    public required string IdentityName { get; init; }

    /// <summary>
    /// Optional. The staging resource groups that images name are there already, and the build identity becomes Contributor
    /// of each. Default: false, Azure makes them.
    /// </summary>
    public bool UseExistingStagingGroups { get; init; }

    /// <summary>Optional. Where image versions are replicated to; contains the location. Default: the location alone.</summary>
    public required IReadOnlyList<TargetRegion> TargetRegions { get; init; }

    /// <summary>Optional. Protect the resource group, the gallery and the image definitions from deletion. Default: false.</summary>
    public bool Protect { get; init; }

    /// <summary>Optional. Tags on everything that takes them.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. The exact version of each catalog image that chained images start from.</summary>
    public IReadOnlyDictionary<string, ImageVersion> BaseVersions { get; init; } = new Dictionary<string, ImageVersion>();

    /// <summary>
    /// Optional. The storage account for scripts of the catalog: 3 to 24 lower-case letters and digits, unique in all of Azure.
    /// Default: a name that is worked out from the resource group's id.
    /// </summary>
    public string? ScriptsAccountName { get; init; }

    /// <summary>Optional. The folder of the catalog, relative to <c>Pulumi.yaml</c>. Default: <c>infra/images</c>.</summary>
    public string ImagesDirectory { get; init; } = SettingsReader.DefaultImagesDirectory;

    /// <summary>
    /// Optional. The names of environment variables whose values are secret: they are masked in logs, messages and
    /// explanations. Default: none.
    /// </summary>
    public IReadOnlyList<string> MaskedVariables { get; init; } = [];

    /// <summary>Optional. The webhooks that are told about builds. Default: none.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];

    /// <summary>Optional. The versions that this stack has from other stacks, by image and number. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>> Promotions { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>>();

    /// <summary>
    /// Optional. How versions from other stacks are distributed here, by image, or <c>*</c> for all. Default: to the target regions.
    /// </summary>
    public IReadOnlyDictionary<string, PromotedDistribution> PromotedVersions { get; init; } = new Dictionary<string, PromotedDistribution>();

    /// <summary>Optional. What a version needs before this stack takes it. Default: nothing.</summary>
    public PromotionRules PromotionRules { get; init; } = new();

    /// <summary>Optional. What each channel of an image stands for, by image and channel. Default: there are no channels.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ChannelPin>> Channels { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>();

    /// <summary>Optional. When channels move forward by themselves, by channel. Default: never.</summary>
    public IReadOnlyDictionary<string, ChannelRule> ChannelRules { get; init; } = new Dictionary<string, ChannelRule>();

    /// <summary>
    /// Optional. The channel that Azure's <c>latest</c> means: versions above the one it stands for are excluded from latest.
    /// Default: <c>stable</c>.
    /// </summary>
    public string LatestChannel { get; init; } = SettingsReader.DefaultLatestChannel;

    /// <summary>Optional. The revoked versions and the reasons, by image and number. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, string>> Revoked { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>();

    /// <summary>Optional. Which versions are kept.</summary>
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>
    /// Optional. The subscriptions whose VMs, scale sets and session hosts use the images, in addition to the stack's own.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> ConsumerSubscriptions { get; init; } = [];

    /// <summary>
    /// Optional. The principal (object) ids of those who may copy versions of this gallery, such as the identity that updates
    /// prod. Default: none.
    /// </summary>
    public IReadOnlyList<string> ImageReaders { get; init; } = [];

    /// <summary>Optional. The network that builds are in. Default: Azure makes one for each template.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>Optional. The gallery: description, sharing, soft delete, identity.</summary>
    public GallerySettings Gallery { get; init; } = new();

    /// <summary>Optional. Values that differ here from the images' files. Default: nothing.</summary>
    public OverrideSettings Overrides { get; init; } = new();

    /// <summary>
    /// Optional. What was in Azure before the stack and is taken over by it. Its tags stay, and so does whatever the settings and
    /// the catalog do not mention. Default: nothing.
    /// </summary>
    public IReadOnlyList<AdoptedResource> Adopt { get; init; } = [];

    /// <summary>Whether a resource is among what the stack takes over.</summary>
    public bool Adopts(AdoptedKind kind, string? image = null) => Adopt.Any(a => a.Covers(new(kind, image)));
}
