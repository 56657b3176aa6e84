using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template managed image distributor, as it is.</summary>
[OutputType]
public sealed class ImageTemplateManagedImageDistributorResponse
{
    public readonly ImmutableDictionary<string, string>? ArtifactTags;
    public readonly string ImageId;
    public readonly string Location;
    public readonly string RunOutputName;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateManagedImageDistributorResponse(ImmutableDictionary<string, string>? artifactTags, string imageId, string location, string runOutputName, string type)
    {
        ArtifactTags = artifactTags;
        ImageId = imageId;
        Location = location;
        RunOutputName = runOutputName;
        Type = type;
    }
}
