using ImageInfra.Driver.Versions;
using ImageInfra.Model;

namespace ImageInfra.UnitTests.Support;

/// <summary>Versions in memory.</summary>
internal sealed class FakeImageVersions : IImageVersions
{
    private readonly List<PublishedVersion> _versions = [];

    public IEnumerable<string> Ids => _versions.Select(v => v.Id);

    public void Publish(string image, string number) => _versions.Add(new()
    {
        Id = $"{FakeStackOperations.DefinitionId(image)}/versions/{number}",
        Number = ImageVersion.Parse(number),
        ProvisioningState = "Succeeded",
    });

    public Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PublishedVersion>>(
            [.. _versions.Where(v => v.Id.StartsWith(definitionId + "/", StringComparison.OrdinalIgnoreCase))]);

    public Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken) =>
        Task.FromResult(_versions.Find(v => v.Id == versionId));

    public Task DeleteAsync(string versionId, CancellationToken cancellationToken)
    {
        lock (_versions)
        {
            _versions.RemoveAll(v => v.Id == versionId);
        }

        return Task.CompletedTask;
    }
}
