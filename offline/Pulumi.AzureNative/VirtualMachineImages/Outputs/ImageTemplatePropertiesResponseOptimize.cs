namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template properties response optimize, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePropertiesResponseOptimize
{
    public readonly ImageTemplatePropertiesResponseVmBoot? VmBoot;

    [OutputConstructor]
    private ImageTemplatePropertiesResponseOptimize(ImageTemplatePropertiesResponseVmBoot? vmBoot)
    {
        VmBoot = vmBoot;
    }
}
