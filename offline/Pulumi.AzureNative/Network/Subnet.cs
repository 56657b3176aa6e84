namespace Pulumi.AzureNative.Network;

/// <summary>A subnet of a virtual network.</summary>
[AzureNativeResourceType("azure-native:network:Subnet")]
public partial class Subnet : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("etag")]
    public Output<string> Etag { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("addressPrefix")]
    public Output<string?> AddressPrefix { get; private set; } = null!;

    [Output("defaultOutboundAccess")]
    public Output<bool?> DefaultOutboundAccess { get; private set; } = null!;

    [Output("privateLinkServiceNetworkPolicies")]
    public Output<string?> PrivateLinkServiceNetworkPolicies { get; private set; } = null!;

    [Output("type")]
    public Output<string?> Type { get; private set; } = null!;

    public Subnet(string name, SubnetArgs args, CustomResourceOptions? options = null)
        : base("azure-native:network:Subnet", name, args ?? new SubnetArgs(), MakeResourceOptions(options, ""))
    {
    }

    private Subnet(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:network:Subnet", name, null, MakeResourceOptions(options, id))
    {
    }

    public static Subnet Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
