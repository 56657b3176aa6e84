using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute;

/// <summary>A gallery image.</summary>
[AzureNativeResourceType("azure-native:compute:GalleryImage")]
public partial class GalleryImage : CustomResource
{
    [Output("allowUpdateImage")]
    public Output<bool?> AllowUpdateImage { get; private set; } = null!;

    [Output("architecture")]
    public Output<string?> Architecture { get; private set; } = null!;

    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("disallowed")]
    public Output<Outputs.DisallowedResponse?> Disallowed { get; private set; } = null!;

    [Output("endOfLifeDate")]
    public Output<string?> EndOfLifeDate { get; private set; } = null!;

    [Output("eula")]
    public Output<string?> Eula { get; private set; } = null!;

    [Output("features")]
    public Output<ImmutableArray<Outputs.GalleryImageFeatureResponse>> Features { get; private set; } = null!;

    [Output("hyperVGeneration")]
    public Output<string?> HyperVGeneration { get; private set; } = null!;

    [Output("identifier")]
    public Output<Outputs.GalleryImageIdentifierResponse> Identifier { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("osState")]
    public Output<string> OsState { get; private set; } = null!;

    [Output("osType")]
    public Output<string> OsType { get; private set; } = null!;

    [Output("privacyStatementUri")]
    public Output<string?> PrivacyStatementUri { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("purchasePlan")]
    public Output<Outputs.ImagePurchasePlanResponse?> PurchasePlan { get; private set; } = null!;

    [Output("recommended")]
    public Output<Outputs.RecommendedMachineConfigurationResponse?> Recommended { get; private set; } = null!;

    [Output("releaseNoteUri")]
    public Output<string?> ReleaseNoteUri { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public GalleryImage(string name, GalleryImageArgs args, CustomResourceOptions? options = null)
        : base("azure-native:compute:GalleryImage", name, args ?? new GalleryImageArgs(), MakeResourceOptions(options, ""))
    {
    }

    private GalleryImage(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:compute:GalleryImage", name, null, MakeResourceOptions(options, id))
    {
    }

    public static GalleryImage Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
