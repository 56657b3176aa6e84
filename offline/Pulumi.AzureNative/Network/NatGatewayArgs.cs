namespace Pulumi.AzureNative.Network;

/// <summary>The inputs of a NAT gateway.</summary>
public sealed class NatGatewayArgs : ResourceArgs
{
    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("natGatewayName")]
    public Input<string>? NatGatewayName { get; set; }

    [field: Input("publicIpAddresses")]
    public InputList<Inputs.SubResourceArgs> PublicIpAddresses
    {
        get => field ??= [];
        set;
    }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("sku")]
    public Input<Inputs.NatGatewaySkuArgs>? Sku { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new NatGatewayArgs Empty => new();
}
