namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>A region that a version is replicated to.</summary>
public sealed class TargetRegionArgs : ResourceArgs
{
    [field: Input("additionalReplicaSets")]
    public InputList<AdditionalReplicaSetArgs> AdditionalReplicaSets
    {
        get => field ??= [];
        set;
    }

    [Input("encryption")]
    public Input<EncryptionImagesArgs>? Encryption { get; set; }

    [Input("excludeFromLatest")]
    public Input<bool>? ExcludeFromLatest { get; set; }

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("regionalReplicaCount")]
    public Input<int>? RegionalReplicaCount { get; set; }

    [Input("storageAccountType")]
    public InputUnion<string, StorageAccountType>? StorageAccountType { get; set; }

    public static new TargetRegionArgs Empty => new();
}
