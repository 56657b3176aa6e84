using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>The replication of a version in one region.</summary>
/// <param name="Region">The region, as in <c>westeurope</c>.</param>
/// <param name="ReplicaCount">The number of replicas.</param>
/// <param name="State">Azure's replication state (Completed, Replicating, Failed, Unknown); null if it was not read.</param>
/// <param name="Progress">The progress, from 0 to 100.</param>
public sealed record VersionReplica(string Region, int ReplicaCount, string? State, int Progress)
{
    /// <summary>The storage account type of the replicas, such as Standard_LRS.</summary>
    public string StorageAccountType { get; init; } = "Standard_LRS";

    /// <summary>Whether the version is excluded from <c>latest</c> in this region.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Additional replicas with other storage account types.</summary>
    public IReadOnlyList<AdditionalReplicaSet> AdditionalReplicaSets { get; init; } = [];

    /// <summary>The customer-managed encryption keys; null if there are none.</summary>
    public ImageEncryption? Encryption { get; init; }

    /// <summary>Converts the region for an update of the version.</summary>
    public TargetRegion ToRegion() => new(Region, ReplicaCount, StorageAccountType)
    {
        ExcludeFromLatest = ExcludeFromLatest,
        AdditionalReplicaSets = AdditionalReplicaSets,
        Encryption = Encryption,
    };

    /// <summary>Whether replication failed, so that the replicas will not appear without a retry.</summary>
    public bool IsFailed => State == "Failed";

    /// <summary>Whether replication is in progress.</summary>
    public bool IsReplicating => State is "Replicating" or "Unknown";
}
