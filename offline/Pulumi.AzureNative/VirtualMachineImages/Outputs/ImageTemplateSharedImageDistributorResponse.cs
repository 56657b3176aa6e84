using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template shared image distributor, as it is.</summary>
[OutputType]
public sealed class ImageTemplateSharedImageDistributorResponse
{
    public readonly ImmutableDictionary<string, string>? ArtifactTags;
    public readonly bool? ExcludeFromLatest;
    public readonly string GalleryImageId;
    public readonly ImmutableArray<string> ReplicationRegions;
    public readonly string RunOutputName;
    public readonly string? StorageAccountType;
    public readonly ImmutableArray<TargetRegionResponse> TargetRegions;
    public readonly string Type;
    public readonly Union<DistributeVersionerLatestResponse, DistributeVersionerSourceResponse>? Versioning;

    [OutputConstructor]
    private ImageTemplateSharedImageDistributorResponse(ImmutableDictionary<string, string>? artifactTags, bool? excludeFromLatest, string galleryImageId, ImmutableArray<string> replicationRegions, string runOutputName, string? storageAccountType, ImmutableArray<TargetRegionResponse> targetRegions, string type, Union<DistributeVersionerLatestResponse, DistributeVersionerSourceResponse>? versioning)
    {
        ArtifactTags = artifactTags;
        ExcludeFromLatest = excludeFromLatest;
        GalleryImageId = galleryImageId;
        ReplicationRegions = replicationRegions;
        RunOutputName = runOutputName;
        StorageAccountType = storageAccountType;
        TargetRegions = targetRegions;
        Type = type;
        Versioning = versioning;
    }
}
