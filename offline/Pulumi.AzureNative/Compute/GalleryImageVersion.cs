using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute;

/// <summary>A gallery image version.</summary>
[AzureNativeResourceType("azure-native:compute:GalleryImageVersion")]
public partial class GalleryImageVersion : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("restore")]
    public Output<bool?> Restore { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public GalleryImageVersion(string name, GalleryImageVersionArgs args, CustomResourceOptions? options = null)
        : base("azure-native:compute:GalleryImageVersion", name, args ?? new GalleryImageVersionArgs(), MakeResourceOptions(options, ""))
    {
    }

    private GalleryImageVersion(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:compute:GalleryImageVersion", name, null, MakeResourceOptions(options, id))
    {
    }

    public static GalleryImageVersion Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
