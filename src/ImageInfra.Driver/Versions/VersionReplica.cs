using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>A version in one region.</summary>
/// <param name="Region">The region, as in <c>westeurope</c>.</param>
/// <param name="ReplicaCount">The number of copies.</param>
/// <param name="State">Azure's replication state (Completed, Replicating, Failed, Unknown), where it was asked for.</param>
/// <param name="Progress">0 to 100.</param>
public sealed record VersionReplica(string Region, int ReplicaCount, string? State, int Progress)
{
    /// <summary>What the copies are kept on, such as Standard_LRS.</summary>
    public string StorageAccountType { get; init; } = "Standard_LRS";

    /// <summary>Whether <c>latest</c> passes the version over in this region.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Further copies on other storage.</summary>
    public IReadOnlyList<AdditionalReplicaSet> AdditionalReplicaSets { get; init; } = [];

    /// <summary>The keys of the user's that the copies are encrypted with, if they are.</summary>
    public ImageEncryption? Encryption { get; init; }

    /// <summary>The region as an update of the version names it.</summary>
    public TargetRegion ToRegion() => new(Region, ReplicaCount, StorageAccountType)
    {
        ExcludeFromLatest = ExcludeFromLatest,
        AdditionalReplicaSets = AdditionalReplicaSets,
        Encryption = Encryption,
    };

    /// <summary>Whether the copies are not there, and will not come by themselves.</summary>
    public bool IsFailed => State == "Failed";

    /// <summary>Whether the copies are being made.</summary>
    public bool IsReplicating => State is "Replicating" or "Unknown";
}
