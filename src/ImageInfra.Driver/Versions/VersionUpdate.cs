using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>An update of an image version. Null properties stay unchanged.</summary>
public sealed record VersionUpdate
{
    /// <summary>The change of tags.</summary>
    public TagChange? Tags { get; init; }

    /// <summary>The end of life.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Whether Azure blocks its deletion before its end of life.</summary>
    public bool? BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure allows removing regions from its replication.</summary>
    public bool? AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>Whether it is excluded from <c>latest</c>.</summary>
    public bool? ExcludeFromLatest { get; init; }

    /// <summary>All target regions. Azure copies to new ones, and deletes the replicas in omitted ones.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }
}
