namespace Pulumi.AzureNative.Network;

/// <summary>The inputs of a public IP address.</summary>
public sealed class PublicIPAddressArgs : ResourceArgs
{
    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("publicIPAllocationMethod")]
    public InputUnion<string, IPAllocationMethod>? PublicIPAllocationMethod { get; set; }

    [Input("publicIpAddressName")]
    public Input<string>? PublicIpAddressName { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("sku")]
    public Input<Inputs.PublicIPAddressSkuArgs>? Sku { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new PublicIPAddressArgs Empty => new();
}
