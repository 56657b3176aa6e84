using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>A change of an image version. Null properties stay as they are.</summary>
public sealed record VersionUpdate
{
    /// <summary>Its tags.</summary>
    public TagChange? Tags { get; init; }

    /// <summary>When its maintenance ends.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Whether Azure refuses to delete it before then.</summary>
    public bool? BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure lets it be taken out of regions that it is replicated to.</summary>
    public bool? AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>Whether <c>latest</c> passes it over.</summary>
    public bool? ExcludeFromLatest { get; init; }

    /// <summary>Every region that it is to be in. Azure copies to those that are new, and deletes the copies of those that are left out.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }
}
