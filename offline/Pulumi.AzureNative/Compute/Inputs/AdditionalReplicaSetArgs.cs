namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>Further copies in a region, on another storage.</summary>
public sealed class AdditionalReplicaSetArgs : ResourceArgs
{
    [Input("regionalReplicaCount")]
    public Input<int>? RegionalReplicaCount { get; set; }

    [Input("storageAccountType")]
    public InputUnion<string, StorageAccountType>? StorageAccountType { get; set; }

    public static new AdditionalReplicaSetArgs Empty => new();
}
