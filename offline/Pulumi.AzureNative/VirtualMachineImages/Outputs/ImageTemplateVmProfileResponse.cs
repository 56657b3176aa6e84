using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template vm profile, as it is.</summary>
[OutputType]
public sealed class ImageTemplateVmProfileResponse
{
    public readonly int? OsDiskSizeGB;
    public readonly ImmutableArray<string> UserAssignedIdentities;
    public readonly string? VmSize;
    public readonly VirtualNetworkConfigResponse? VnetConfig;

    [OutputConstructor]
    private ImageTemplateVmProfileResponse(int? osDiskSizeGB, ImmutableArray<string> userAssignedIdentities, string? vmSize, VirtualNetworkConfigResponse? vnetConfig)
    {
        OsDiskSizeGB = osDiskSizeGB;
        UserAssignedIdentities = userAssignedIdentities;
        VmSize = vmSize;
        VnetConfig = vnetConfig;
    }
}
