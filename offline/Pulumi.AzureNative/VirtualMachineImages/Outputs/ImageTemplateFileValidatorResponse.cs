namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template file validator, as it is.</summary>
[OutputType]
public sealed class ImageTemplateFileValidatorResponse
{
    public readonly string? Destination;
    public readonly string? Name;
    public readonly string? Sha256Checksum;
    public readonly string? SourceUri;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateFileValidatorResponse(string? destination, string? name, string? sha256Checksum, string? sourceUri, string type)
    {
        Destination = destination;
        Name = name;
        Sha256Checksum = sha256Checksum;
        SourceUri = sourceUri;
        Type = type;
    }
}
