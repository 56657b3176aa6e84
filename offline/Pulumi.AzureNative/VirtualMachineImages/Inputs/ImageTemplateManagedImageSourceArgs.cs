namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template managed image source to set.</summary>
public sealed class ImageTemplateManagedImageSourceArgs : ResourceArgs
{
    [Input("imageId", required: true)]
    public Input<string> ImageId { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public static new ImageTemplateManagedImageSourceArgs Empty => new();
}
