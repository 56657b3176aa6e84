namespace Pulumi.AzureNative.Network;

/// <summary>A public IP address.</summary>
[AzureNativeResourceType("azure-native:network:PublicIPAddress")]
public partial class PublicIPAddress : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("etag")]
    public Output<string> Etag { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("location")]
    public Output<string?> Location { get; private set; } = null!;

    [Output("ipAddress")]
    public Output<string?> IpAddress { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public PublicIPAddress(string name, PublicIPAddressArgs args, CustomResourceOptions? options = null)
        : base("azure-native:network:PublicIPAddress", name, args ?? new PublicIPAddressArgs(), MakeResourceOptions(options, ""))
    {
    }

    private PublicIPAddress(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:network:PublicIPAddress", name, null, MakeResourceOptions(options, id))
    {
    }

    public static PublicIPAddress Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
