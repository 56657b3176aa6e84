namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template shared image version source to set.</summary>
public sealed class ImageTemplateSharedImageVersionSourceArgs : ResourceArgs
{
    [Input("imageVersionId", required: true)]
    public Input<string> ImageVersionId { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public static new ImageTemplateSharedImageVersionSourceArgs Empty => new();
}
