namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template properties vm boot to set.</summary>
public sealed class ImageTemplatePropertiesVmBootArgs : ResourceArgs
{
    [Input("state")]
    public Input<VMBootOptimizationState>? State { get; set; }

    public static new ImageTemplatePropertiesVmBootArgs Empty => new();
}
