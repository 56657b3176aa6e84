namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The target region to set.</summary>
public sealed class TargetRegionArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("replicaCount")]
    public Input<int>? ReplicaCount { get; set; }

    [Input("storageAccountType")]
    public InputUnion<string, SharedImageStorageAccountType>? StorageAccountType { get; set; }

    public TargetRegionArgs()
    {
        ReplicaCount = 1;
    }

    public static new TargetRegionArgs Empty => new();
}
