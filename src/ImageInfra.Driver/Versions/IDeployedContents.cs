namespace ImageInfra.Driver.Versions;

/// <summary>What resource groups and galleries contain, no matter who made it.</summary>
public interface IDeployedContents
{
    /// <summary>The resources of a resource group; empty when there is no such group.</summary>
    Task<IReadOnlyList<GroupResource>> ResourcesAsync(string groupId, CancellationToken cancellationToken);

    /// <summary>The image definitions of a gallery; empty when there is no such gallery.</summary>
    Task<IReadOnlyList<GalleryDefinition>> DefinitionsAsync(string galleryId, CancellationToken cancellationToken);

    /// <summary>Deletes an image definition and waits until it is gone. Azure refuses while it has versions.</summary>
    Task DeleteDefinitionAsync(string definitionId, CancellationToken cancellationToken);
}
