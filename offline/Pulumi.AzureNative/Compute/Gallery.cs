using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute;

/// <summary>A gallery.</summary>
[AzureNativeResourceType("azure-native:compute:Gallery")]
public partial class Gallery : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("identifier")]
    public Output<Outputs.GalleryIdentifierResponse?> Identifier { get; private set; } = null!;

    [Output("identity")]
    public Output<Outputs.GalleryIdentityResponse?> Identity { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("sharingProfile")]
    public Output<Outputs.SharingProfileResponse?> SharingProfile { get; private set; } = null!;

    [Output("sharingStatus")]
    public Output<Outputs.SharingStatusResponse> SharingStatus { get; private set; } = null!;

    [Output("softDeletePolicy")]
    public Output<Outputs.SoftDeletePolicyResponse?> SoftDeletePolicy { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public Gallery(string name, GalleryArgs args, CustomResourceOptions? options = null)
        : base("azure-native:compute:Gallery", name, args ?? new GalleryArgs(), MakeResourceOptions(options, ""))
    {
    }

    private Gallery(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:compute:Gallery", name, null, MakeResourceOptions(options, id))
    {
    }

    public static Gallery Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
