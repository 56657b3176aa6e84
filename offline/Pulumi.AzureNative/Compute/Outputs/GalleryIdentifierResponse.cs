namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The gallery identifier, as it is.</summary>
[OutputType]
public sealed class GalleryIdentifierResponse
{
    public readonly string UniqueName;

    [OutputConstructor]
    private GalleryIdentifierResponse(string uniqueName)
    {
        UniqueName = uniqueName;
    }
}
