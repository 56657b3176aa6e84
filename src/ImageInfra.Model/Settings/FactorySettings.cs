using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The settings of a stack: the <c>imageinfra:*</c> keys of <c>Pulumi.STACK.yaml</c>.</summary>
public sealed record FactorySettings
{
    /// <summary>The name of the stack, such as <c>dev</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>Optional. The store of runs and statements: a folder or an address. Default: <c>.imageinfra</c>.</summary>
    public string? Store { get; init; }

    /// <summary>Required. The region of all resources, such as <c>westeurope</c>.</summary>
    public required string Location { get; init; }

    /// <summary>Optional. The resource group. Default: <c>rg-imageinfra-STACK</c>.</summary>
    public required string ResourceGroupName { get; init; }

    /// <summary>Optional. Whether the resource group exists outside the stack. Default: false.</summary>
    public bool UseExistingResourceGroup { get; init; }

    /// <summary>Optional. The gallery. The name is unique in the subscription and has no dashes. Default: <c>gal_imageinfra_STACK</c>.</summary>
    public required string GalleryName { get; init; }

    /// <summary>Optional. The user-assigned identity of the builds. Default: <c>id-imageinfra-STACK</c>.</summary>
    public required string IdentityName { get; init; }

    /// <summary>
    /// Optional. Whether the staging resource groups of images exist outside the stack; the build identity then becomes Contributor
    /// on them. Default: false, Azure creates them.
    /// </summary>
    public bool UseExistingStagingGroups { get; init; }

    /// <summary>Optional. The regions of image replicas; contains the location. Default: only the location.</summary>
    public required IReadOnlyList<TargetRegion> TargetRegions { get; init; }

    /// <summary>Optional. Whether Pulumi protects the resource group, the gallery and the image definitions from deletion. Default: false.</summary>
    public bool Protect { get; init; }

    /// <summary>Optional. Tags on all resources that support tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. The pinned version of each base image in the catalog.</summary>
    public IReadOnlyDictionary<string, ImageVersion> BaseVersions { get; init; } = new Dictionary<string, ImageVersion>();

    /// <summary>Optional. Whether builds pin base images in the project store instead of the stack file. Default: false.</summary>
    public bool PinsInStore { get; init; }

    /// <summary>
    /// Optional. The storage account for project files: 3 to 24 lower-case letters and digits, unique in all of Azure.
    /// Default: a name that is derived from the id of the resource group.
    /// </summary>
    public string? ScriptsAccountName { get; init; }

    /// <summary>Optional. The folder of the catalog, relative to <c>Pulumi.yaml</c>. Default: <c>infra/images</c>.</summary>
    public string ImagesDirectory { get; init; } = SettingsReader.DefaultImagesDirectory;

    /// <summary>
    /// Optional. The names of environment variables with secret values, which are masked in logs, messages and explanations.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> MaskedVariables { get; init; } = [];

    /// <summary>Optional. Whether scripts and files of images have to be tracked by git. Default: false.</summary>
    public bool RequireTrackedFiles { get; init; }

    /// <summary>Optional. The webhooks for build events. Default: none.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];

    /// <summary>Optional. The versions that are promoted to this stack, by image and number. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>> Promotions { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>>();

    /// <summary>
    /// Optional. The distribution of promoted versions, by image, or <c>*</c> for all images. Default: to the target regions.
    /// </summary>
    public IReadOnlyDictionary<string, PromotedDistribution> PromotedVersions { get; init; } = new Dictionary<string, PromotedDistribution>();

    /// <summary>Optional. The conditions for promotions to this stack. Default: none.</summary>
    public PromotionRules PromotionRules { get; init; } = new();

    /// <summary>Optional. The version of each channel, by image and channel. Default: no channels.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ChannelPin>> Channels { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>();

    /// <summary>Optional. The rules that advance channels automatically, by channel. Default: none.</summary>
    public IReadOnlyDictionary<string, ChannelRule> ChannelRules { get; init; } = new Dictionary<string, ChannelRule>();

    /// <summary>
    /// Optional. The channel that controls Azure's <c>latest</c>: newer versions are excluded from latest.
    /// Default: <c>stable</c>.
    /// </summary>
    public string LatestChannel { get; init; } = SettingsReader.DefaultLatestChannel;

    /// <summary>Optional. The reasons of revoked versions, by image and number. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, string>> Revoked { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>();

    /// <summary>Optional. The rules for keeping versions.</summary>
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>
    /// Optional. Additional subscriptions with VMs, scale sets and session hosts that use the images.
    /// Default: only the subscription of the stack.
    /// </summary>
    public IReadOnlyList<string> ConsumerSubscriptions { get; init; } = [];

    /// <summary>
    /// Optional. The principal (object) ids that may copy versions of this gallery, such as the identity that updates prod.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> ImageReaders { get; init; } = [];

    /// <summary>Optional. The network of the builds. Default: Azure creates one for each template.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>Optional. The properties of the gallery: description, sharing, soft delete, identity.</summary>
    public GallerySettings Gallery { get; init; } = new();

    /// <summary>Optional. Values that replace those in image files.</summary>
    public OverrideSettings Overrides { get; init; } = new();

    /// <summary>
    /// Optional. The existing Azure resources that the stack adopts. Their tags stay, and so do the properties that neither the
    /// settings nor the catalog set. Default: none.
    /// </summary>
    public IReadOnlyList<AdoptedResource> Adopt { get; init; } = [];

    /// <summary>Whether the stack adopts a resource.</summary>
    public bool Adopts(AdoptedKind kind, string? image = null) => Adopt.Any(a => a.Covers(new(kind, image)));
}
