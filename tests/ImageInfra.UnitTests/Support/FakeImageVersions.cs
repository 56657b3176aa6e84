using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Support;

/// <summary>Versions in memory.</summary>
internal sealed class FakeImageVersions : IImageVersions
{
    private readonly List<PublishedVersion> _versions = [];

    public IEnumerable<string> Ids => _versions.Select(v => v.Id);

    /// <summary>The updates, in order.</summary>
    public List<VersionUpdate> Updates { get; } = [];

    /// <summary>If set, updates are refused.</summary>
    public Exception? Refusal { get; set; }

    public void Publish(string image, string number, Func<PublishedVersion, PublishedVersion>? change = null)
    {
        var version = new PublishedVersion
        {
            Id = $"{FakeStackOperations.DefinitionId(image)}/versions/{number}",
            Number = ImageVersion.Parse(number),
            ProvisioningState = "Succeeded",
            PublishedDate = SomeIntents.Start,
            Replicas = [new("westeurope", 1, "Completed", 100)],
        };
        Put((change ?? (v => v))(version));
    }

    /// <summary>Adds or replaces a version.</summary>
    public void Put(PublishedVersion version)
    {
        lock (_versions)
        {
            _versions.RemoveAll(v => v.Id == version.Id);
            _versions.Add(version);
        }
    }

    public Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromException(refusal);
        }

        lock (_versions)
        {
            Updates.Add(update);
            var version = _versions.Single(v => v.Id == versionId);
            Put(version with
            {
                Tags = update.Tags?.On(version.Tags) ?? version.Tags,
                EndOfLifeDate = update.EndOfLifeDate ?? version.EndOfLifeDate,
                BlockDeletionBeforeEndOfLife = update.BlockDeletionBeforeEndOfLife ?? version.BlockDeletionBeforeEndOfLife,
                Replicas = update.TargetRegions is { } regions
                    ? [.. regions.Select(r => version.Replicas.FirstOrDefault(known => known.Region == r.Name) ?? new(r.Name, r.ReplicaCount, "Completed", 100))]
                    : version.Replicas,
            });
        }

        return Task.CompletedTask;
    }

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
