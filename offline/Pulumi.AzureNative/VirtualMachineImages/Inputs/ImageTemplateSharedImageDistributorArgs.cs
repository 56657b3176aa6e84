namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template shared image distributor to set.</summary>
public sealed class ImageTemplateSharedImageDistributorArgs : ResourceArgs
{
    [field: Input("artifactTags")]
    public InputMap<string> ArtifactTags
    {
        get => field ??= [];
        set;
    }

    [Input("excludeFromLatest")]
    public Input<bool>? ExcludeFromLatest { get; set; }

    [Input("galleryImageId", required: true)]
    public Input<string> GalleryImageId { get; set; } = null!;

    [field: Input("replicationRegions")]
    public InputList<string> ReplicationRegions
    {
        get => field ??= [];
        set;
    }

    [Input("runOutputName", required: true)]
    public Input<string> RunOutputName { get; set; } = null!;

    [Input("storageAccountType")]
    public InputUnion<string, SharedImageStorageAccountType>? StorageAccountType { get; set; }

    [field: Input("targetRegions")]
    public InputList<Inputs.TargetRegionArgs> TargetRegions
    {
        get => field ??= [];
        set;
    }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("versioning")]
    public InputUnion<Inputs.DistributeVersionerLatestArgs, Inputs.DistributeVersionerSourceArgs>? Versioning { get; set; }

    public ImageTemplateSharedImageDistributorArgs()
    {
        ExcludeFromLatest = false;
    }

    public static new ImageTemplateSharedImageDistributorArgs Empty => new();
}
