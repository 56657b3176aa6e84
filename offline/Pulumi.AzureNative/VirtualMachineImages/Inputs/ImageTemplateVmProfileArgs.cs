namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template vm profile to set.</summary>
public sealed class ImageTemplateVmProfileArgs : ResourceArgs
{
    [Input("osDiskSizeGB")]
    public Input<int>? OsDiskSizeGB { get; set; }

    [field: Input("userAssignedIdentities")]
    public InputList<string> UserAssignedIdentities
    {
        get => field ??= [];
        set;
    }

    [Input("vmSize")]
    public Input<string>? VmSize { get; set; }

    [Input("vnetConfig")]
    public Input<Inputs.VirtualNetworkConfigArgs>? VnetConfig { get; set; }

    public ImageTemplateVmProfileArgs()
    {
        OsDiskSizeGB = 0;
        VmSize = "";
    }

    public static new ImageTemplateVmProfileArgs Empty => new();
}
