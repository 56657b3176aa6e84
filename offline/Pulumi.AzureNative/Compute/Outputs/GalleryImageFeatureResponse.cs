namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The gallery image feature, as it is.</summary>
[OutputType]
public sealed class GalleryImageFeatureResponse
{
    public readonly string? Name;
    public readonly string? StartsAtVersion;
    public readonly string? Value;

    [OutputConstructor]
    private GalleryImageFeatureResponse(string? name, string? startsAtVersion, string? value)
    {
        Name = name;
        StartsAtVersion = startsAtVersion;
        Value = value;
    }
}
