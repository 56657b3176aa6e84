namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>How a version is published.</summary>
public sealed class GalleryImageVersionPublishingProfileArgs : ResourceArgs
{
    [Input("endOfLifeDate")]
    public Input<string>? EndOfLifeDate { get; set; }

    [Input("excludeFromLatest")]
    public Input<bool>? ExcludeFromLatest { get; set; }

    [Input("replicaCount")]
    public Input<int>? ReplicaCount { get; set; }

    [Input("replicationMode")]
    public InputUnion<string, ReplicationMode>? ReplicationMode { get; set; }

    [Input("storageAccountType")]
    public InputUnion<string, StorageAccountType>? StorageAccountType { get; set; }

    [field: Input("targetExtendedLocations")]
    public InputList<GalleryTargetExtendedLocationArgs> TargetExtendedLocations
    {
        get => field ??= [];
        set;
    }

    [field: Input("targetRegions")]
    public InputList<TargetRegionArgs> TargetRegions
    {
        get => field ??= [];
        set;
    }

    public static new GalleryImageVersionPublishingProfileArgs Empty => new();
}
