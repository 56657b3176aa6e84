namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template file customizer, as it is.</summary>
[OutputType]
public sealed class ImageTemplateFileCustomizerResponse
{
    public readonly string? Destination;
    public readonly string? Name;
    public readonly string? Sha256Checksum;
    public readonly string? SourceUri;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateFileCustomizerResponse(string? destination, string? name, string? sha256Checksum, string? sourceUri, string type)
    {
        Destination = destination;
        Name = name;
        Sha256Checksum = sha256Checksum;
        SourceUri = sourceUri;
        Type = type;
    }
}
