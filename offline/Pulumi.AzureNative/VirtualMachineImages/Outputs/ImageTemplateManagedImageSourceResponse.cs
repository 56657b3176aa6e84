namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template managed image source, as it is.</summary>
[OutputType]
public sealed class ImageTemplateManagedImageSourceResponse
{
    public readonly string ImageId;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateManagedImageSourceResponse(string imageId, string type)
    {
        ImageId = imageId;
        Type = type;
    }
}
