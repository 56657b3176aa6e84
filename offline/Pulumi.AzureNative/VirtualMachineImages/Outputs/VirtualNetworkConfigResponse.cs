namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The virtual network config, as it is.</summary>
[OutputType]
public sealed class VirtualNetworkConfigResponse
{
    public readonly string? ContainerInstanceSubnetId;
    public readonly string? ProxyVmSize;
    public readonly string? SubnetId;

    [OutputConstructor]
    private VirtualNetworkConfigResponse(string? containerInstanceSubnetId, string? proxyVmSize, string? subnetId)
    {
        ContainerInstanceSubnetId = containerInstanceSubnetId;
        ProxyVmSize = proxyVmSize;
        SubnetId = subnetId;
    }
}
