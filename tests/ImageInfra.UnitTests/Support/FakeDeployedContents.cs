using ImageInfra.Driver.Versions;

namespace ImageInfra.UnitTests.Support;

/// <summary>Resource groups and galleries in memory.</summary>
internal sealed class FakeDeployedContents : IDeployedContents
{
    public List<GroupResource> Resources { get; } = [];

    public List<GalleryDefinition> Definitions { get; } = [];

    public Task<IReadOnlyList<GroupResource>> ResourcesAsync(string groupId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GroupResource>>([.. Resources.Where(r => r.Id.StartsWith(groupId + "/", StringComparison.OrdinalIgnoreCase))]);

    public Task<IReadOnlyList<GalleryDefinition>> DefinitionsAsync(string galleryId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GalleryDefinition>>([.. Definitions.Where(d => d.GalleryId.Equals(galleryId, StringComparison.OrdinalIgnoreCase))]);

    public Task DeleteDefinitionAsync(string definitionId, CancellationToken cancellationToken)
    {
        Definitions.RemoveAll(d => d.Id == definitionId);
        return Task.CompletedTask;
    }
}
