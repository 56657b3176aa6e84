namespace ImageInfra.Driver.Versions;

/// <summary>Reads and writes image versions, which Azure Image Builder creates and which are in no Pulumi state.</summary>
public interface IImageVersions
{
    /// <summary>The versions of an image definition, newest number first; empty if the definition does not exist.</summary>
    Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>Reads one version with its replication state; null if it does not exist.</summary>
    Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Updates a version in place, and waits for the operation to end.</summary>
    Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken);

    /// <summary>Deletes a version and waits until it is gone.</summary>
    Task DeleteAsync(string versionId, CancellationToken cancellationToken);
}
