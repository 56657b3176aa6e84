namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template properties optimize to set.</summary>
public sealed class ImageTemplatePropertiesOptimizeArgs : ResourceArgs
{
    [Input("vmBoot")]
    public Input<Inputs.ImageTemplatePropertiesVmBootArgs>? VmBoot { get; set; }

    public static new ImageTemplatePropertiesOptimizeArgs Empty => new();
}
