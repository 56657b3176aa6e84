namespace ImageInfra.Driver.Versions;

/// <summary>The image versions of a gallery, which Azure Image Builder makes and no Pulumi state knows.</summary>
public interface IImageVersions
{
    /// <summary>The versions of an image definition, newest number first; empty when there is no such definition.</summary>
    Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>One version with its replication, or null.</summary>
    Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Changes a version in place, and waits until Azure is done with it.</summary>
    Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken);

    /// <summary>Deletes a version and waits until it is gone.</summary>
    Task DeleteAsync(string versionId, CancellationToken cancellationToken);
}
