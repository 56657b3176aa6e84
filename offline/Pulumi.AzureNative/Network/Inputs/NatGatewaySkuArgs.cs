namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>The SKU of a NAT gateway.</summary>
public sealed class NatGatewaySkuArgs : ResourceArgs
{
    [Input("name")]
    public InputUnion<string, NatGatewaySkuName>? Name { get; set; }

    public static new NatGatewaySkuArgs Empty => new();
}
