using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>An image version in a gallery.</summary>
public sealed record PublishedVersion
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>The number.</summary>
    public required ImageVersion Number { get; init; }

    /// <summary>Azure's provisioning state, such as Succeeded.</summary>
    public required string ProvisioningState { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedDate { get; init; }

    /// <summary>Whether <c>latest</c> passes it over.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>When its maintenance ends, if that is said.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Whether Azure refuses to delete it before its end of life.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure lets it be taken out of regions that it is replicated to.</summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>Where it is replicated to.</summary>
    public IReadOnlyList<VersionReplica> Replicas { get; init; } = [];

    /// <summary>The ARM id of the version that it is a copy of, or null if a build made it.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The size of its OS disk in GB, where Azure says it.</summary>
    public int? SizeInGB { get; init; }

    /// <summary>Its tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;
}
