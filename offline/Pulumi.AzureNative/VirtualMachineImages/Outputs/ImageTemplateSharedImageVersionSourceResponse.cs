namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template shared image version source, as it is.</summary>
[OutputType]
public sealed class ImageTemplateSharedImageVersionSourceResponse
{
    public readonly string ExactVersion;
    public readonly string ImageVersionId;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateSharedImageVersionSourceResponse(string exactVersion, string imageVersionId, string type)
    {
        ExactVersion = exactVersion;
        ImageVersionId = imageVersionId;
        Type = type;
    }
}
