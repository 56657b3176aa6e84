using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template vhd distributor, as it is.</summary>
[OutputType]
public sealed class ImageTemplateVhdDistributorResponse
{
    public readonly ImmutableDictionary<string, string>? ArtifactTags;
    public readonly string RunOutputName;
    public readonly string Type;
    public readonly string? Uri;

    [OutputConstructor]
    private ImageTemplateVhdDistributorResponse(ImmutableDictionary<string, string>? artifactTags, string runOutputName, string type, string? uri)
    {
        ArtifactTags = artifactTags;
        RunOutputName = runOutputName;
        Type = type;
        Uri = uri;
    }
}
