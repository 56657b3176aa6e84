namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The target region, as it is.</summary>
[OutputType]
public sealed class TargetRegionResponse
{
    public readonly string Name;
    public readonly int? ReplicaCount;
    public readonly string? StorageAccountType;

    [OutputConstructor]
    private TargetRegionResponse(string name, int? replicaCount, string? storageAccountType)
    {
        Name = name;
        ReplicaCount = replicaCount;
        StorageAccountType = storageAccountType;
    }
}
