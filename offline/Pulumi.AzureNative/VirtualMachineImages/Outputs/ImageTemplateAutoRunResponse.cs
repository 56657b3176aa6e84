namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template auto run, as it is.</summary>
[OutputType]
public sealed class ImageTemplateAutoRunResponse
{
    public readonly string? State;

    [OutputConstructor]
    private ImageTemplateAutoRunResponse(string? state)
    {
        State = state;
    }
}
