namespace ImageInfra.Driver.Versions;

/// <summary>Reads the contents of resource groups and galleries, including foreign resources.</summary>
public interface IDeployedContents
{
    /// <summary>The resources in a resource group; empty if the group does not exist.</summary>
    Task<IReadOnlyList<GroupResource>> ResourcesAsync(string groupId, CancellationToken cancellationToken);

    /// <summary>The image definitions in a gallery; empty if the gallery does not exist.</summary>
    Task<IReadOnlyList<GalleryDefinition>> DefinitionsAsync(string galleryId, CancellationToken cancellationToken);

    /// <summary>Deletes an image definition and waits until it is gone. Azure refuses while it has versions.</summary>
    Task DeleteDefinitionAsync(string definitionId, CancellationToken cancellationToken);
}
