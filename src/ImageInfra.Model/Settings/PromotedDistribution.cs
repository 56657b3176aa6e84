using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// How the versions that a stack takes from another are distributed: an item of <c>imageinfra:promotedVersions</c>. Azure
/// takes more options for a copy than for a build.
/// </summary>
public sealed record PromotedDistribution
{
    /// <summary>Optional. Where they are replicated to; contains the location. Default: the stack's target regions.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }

    /// <summary>Optional. The extended locations that they are replicated to. Default: none.</summary>
    public IReadOnlyList<TargetExtendedLocation> TargetExtendedLocations { get; init; } = [];

    /// <summary>Optional. Copies in regions without a number of their own, 1 to 100. Default: 1.</summary>
    public int? ReplicaCount { get; init; }

    /// <summary>Optional. Full, or Shallow for tests; can't change of a version that is there. Default: Full.</summary>
    public string? ReplicationMode { get; init; }

    /// <summary>
    /// Optional. The storage of regions without one of their own: Standard_LRS, Standard_ZRS, Premium_LRS or PremiumV2_LRS; can't
    /// change of a version that is there. Default: Standard_LRS.
    /// </summary>
    public string? StorageAccountType { get; init; }

    /// <summary>Optional. The keys that Secure Boot trusts; can't change of a version that is there. Default: as the source has them.</summary>
    public UefiSettings? UefiSettings { get; init; }

    /// <summary>These options, with those of another where they are not set.</summary>
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
