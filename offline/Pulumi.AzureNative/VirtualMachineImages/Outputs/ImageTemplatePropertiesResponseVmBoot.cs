namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template properties response vm boot, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePropertiesResponseVmBoot
{
    public readonly string? State;

    [OutputConstructor]
    private ImageTemplatePropertiesResponseVmBoot(string? state)
    {
        State = state;
    }
}
