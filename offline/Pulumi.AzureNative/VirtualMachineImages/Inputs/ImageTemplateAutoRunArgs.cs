namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template auto run to set.</summary>
public sealed class ImageTemplateAutoRunArgs : ResourceArgs
{
    [Input("state")]
    public Input<AutoRunState>? State { get; set; }

    public static new ImageTemplateAutoRunArgs Empty => new();
}
