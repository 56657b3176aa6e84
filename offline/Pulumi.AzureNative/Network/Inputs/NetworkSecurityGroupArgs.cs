namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>The network security group of a subnet.</summary>
public sealed class NetworkSecurityGroupArgs : ResourceArgs
{
    [Input("id")]
    public Input<string>? Id { get; set; }

    public static new NetworkSecurityGroupArgs Empty => new();
}
