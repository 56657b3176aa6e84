using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Support;

/// <summary>The data that pruning reads, with versions set by the test, and its deletions in order.</summary>
internal sealed class FakePruning(SomeFactory factory) : IImageVersions, IFactoryResources, IPromotionRecords
{
    public List<string> Done { get; } = [];

    public FactoryResources Resources { get; set; } = new([], [], [], HasSoftDelete: false);

    /// <summary>The endings of ids whose deletion fails.</summary>
    public Dictionary<string, Exception> Refusals { get; } = [];

    /// <summary>Called when a version is read right before its deletion.</summary>
    public Action<string>? Reading { get; set; }

    public Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken)
    {
        Reading?.Invoke(versionId);
        return Task.FromResult(factory.Inventory.Stacks.SelectMany(s => s.Images).SelectMany(i => i.Versions).FirstOrDefault(v => v.Id == versionId));
    }

    public Task DeleteAsync(string versionId, CancellationToken cancellationToken)
    {
        var names = versionId.Split('/');
        Refuse(versionId);
        Done.Add($"delete {names[^3]} {names[^1]}");
        factory.Remove(names[^3], names[^1]);
        return Task.CompletedTask;
    }

    public void Remove(string image, ImageVersion number) => Done.Add($"unpromote {image} {number}");

    public Task<FactoryResources> ReadAsync(StackOutputs outputs, CancellationToken cancellationToken) => Task.FromResult(Resources);

    public Task<TemplateResource?> FindTemplateAsync(string templateId, CancellationToken cancellationToken) =>
        Task.FromResult(Resources.Templates.FirstOrDefault(t => t.Id == templateId));

    public Task DeleteAsync(Orphan orphan, CancellationToken cancellationToken)
    {
        Refuse(orphan.Id);
        Done.Add($"delete {orphan.Kind} {orphan.Id[(orphan.Id.LastIndexOf('/') + 1)..]}");
        Resources = Resources with
        {
            Templates = [.. Resources.Templates.Where(t => t.Id != orphan.Id)],
            ResourceGroups = [.. Resources.ResourceGroups.Where(t => t.Id != orphan.Id)],
        };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Refuse(string id)
    {
        if (Refusals.FirstOrDefault(r => id.EndsWith(r.Key, StringComparison.Ordinal)).Value is { } refusal)
        {
            throw refusal;
        }
    }
}
