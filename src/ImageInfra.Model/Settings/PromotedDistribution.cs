using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// The distribution of versions that are promoted to a stack: an item of <c>imageinfra:promotedVersions</c>. Azure supports more
/// options for a copy than for a build.
/// </summary>
public sealed record PromotedDistribution
{
    /// <summary>Optional. The regions of the replicas; contains the location. Default: the target regions of the stack.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }

    /// <summary>Optional. The extended locations of the replicas. Default: none.</summary>
    public IReadOnlyList<TargetExtendedLocation> TargetExtendedLocations { get; init; } = [];

    /// <summary>Optional. The number of replicas in regions that don't set one, 1 to 100. Default: 1.</summary>
    public int? ReplicaCount { get; init; }

    /// <summary>Optional. Full, or Shallow for tests. Can't change for an existing version. Default: Full.</summary>
    public string? ReplicationMode { get; init; }

    /// <summary>
    /// Optional. The storage type in regions that don't set one: Standard_LRS, Standard_ZRS, Premium_LRS or PremiumV2_LRS. Can't
    /// change for an existing version. Default: Standard_LRS.
    /// </summary>
    public string? StorageAccountType { get; init; }

    /// <summary>Optional. The Secure Boot keys. Can't change for an existing version. Default: those of the source.</summary>
    public UefiSettings? UefiSettings { get; init; }

    /// <summary>Returns these options, with those of another for unset options.</summary>
    public PromotedDistribution Over(PromotedDistribution other) => new()
    {
        TargetRegions = TargetRegions ?? other.TargetRegions,
        TargetExtendedLocations = TargetExtendedLocations.Count > 0 ? TargetExtendedLocations : other.TargetExtendedLocations,
        ReplicaCount = ReplicaCount ?? other.ReplicaCount,
        ReplicationMode = ReplicationMode ?? other.ReplicationMode,
        StorageAccountType = StorageAccountType ?? other.StorageAccountType,
        UefiSettings = UefiSettings ?? other.UefiSettings,
    };
}
