namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The virtual network config to set.</summary>
public sealed class VirtualNetworkConfigArgs : ResourceArgs
{
    [Input("containerInstanceSubnetId")]
    public Input<string>? ContainerInstanceSubnetId { get; set; }

    [Input("proxyVmSize")]
    public Input<string>? ProxyVmSize { get; set; }

    [Input("subnetId")]
    public Input<string>? SubnetId { get; set; }

    public VirtualNetworkConfigArgs()
    {
        ProxyVmSize = "";
    }

    public static new VirtualNetworkConfigArgs Empty => new();
}
