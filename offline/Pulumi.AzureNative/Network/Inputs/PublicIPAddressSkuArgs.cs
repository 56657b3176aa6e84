namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>The SKU of a public IP address.</summary>
public sealed class PublicIPAddressSkuArgs : ResourceArgs
{
    [Input("name")]
    public InputUnion<string, PublicIPAddressSkuName>? Name { get; set; }

    public static new PublicIPAddressSkuArgs Empty => new();
}
