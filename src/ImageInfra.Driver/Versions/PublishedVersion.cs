using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>An image version in a gallery.</summary>
public sealed record PublishedVersion
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>The version number.</summary>
    public required ImageVersion Number { get; init; }

    /// <summary>Azure's provisioning state, such as Succeeded.</summary>
    public required string ProvisioningState { get; init; }

    /// <summary>The time of publication.</summary>
    public DateTimeOffset? PublishedDate { get; init; }

    /// <summary>Whether it is excluded from <c>latest</c>.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>The end of life; null if not set.</summary>
    public DateTimeOffset? EndOfLifeDate { get; init; }

    /// <summary>Whether Azure blocks its deletion before its end of life.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure allows removing regions from its replication.</summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>The regions with their replication.</summary>
    public IReadOnlyList<VersionReplica> Replicas { get; init; } = [];

    /// <summary>The ARM id of the original; null if the version was built.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The size of the OS disk in GB; null if Azure does not report it.</summary>
    public int? SizeInGB { get; init; }

    /// <summary>The tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;
}
