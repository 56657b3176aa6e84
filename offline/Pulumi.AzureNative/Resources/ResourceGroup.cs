using System.Collections.Immutable;

namespace Pulumi.AzureNative.Resources;

/// <summary>A resource group.</summary>
[AzureNativeResourceType("azure-native:resources:ResourceGroup")]
public partial class ResourceGroup : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("managedBy")]
    public Output<string?> ManagedBy { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("properties")]
    public Output<Outputs.ResourceGroupPropertiesResponse> Properties { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public ResourceGroup(string name, ResourceGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("azure-native:resources:ResourceGroup", name, args ?? new ResourceGroupArgs(), MakeResourceOptions(options, ""))
    {
    }

    private ResourceGroup(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:resources:ResourceGroup", name, null, MakeResourceOptions(options, id))
    {
    }

    public static ResourceGroup Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
