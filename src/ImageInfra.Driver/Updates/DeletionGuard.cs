using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// Finds resources that removals would also delete: image versions, which are in no stack's state, and foreign resources in a
/// resource group. Changes nothing.
/// </summary>
public sealed class DeletionGuard(IImageVersions versions, IDeployedContents contents)
{
    private const string GalleryType = "Microsoft.Compute/galleries";
    private const string TemplateType = "Microsoft.VirtualMachineImages/imageTemplates";
    private const int MaximumLists = 8;

    /// <summary>Finds the resources that would be lost.</summary>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="own">The resources in the stack's state.</param>
    /// <param name="removals">The resources that an operation would delete or replace.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<DeletionImpact> FindAsync(
        string stack,
        IReadOnlyList<StackResource> own,
        IReadOnlyList<StackRemoval> removals,
        CancellationToken cancellationToken)
    {
        var ids = own.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var going = removals.Where(r => !r.Resource.IsRetained).ToList();
        var galleries = going.Where(r => r.Resource.Type == ResourceTypes.Gallery).ToDictionary(r => r.Resource.Id, StringComparer.OrdinalIgnoreCase);
        var foreign = new List<string>();
        foreach (var group in going.Where(r => r.Resource.Type == ResourceTypes.ResourceGroup))
        {
            foreach (var resource in await contents.ResourcesAsync(group.Resource.Id, cancellationToken))
            {
                if (resource.Type.Equals(GalleryType, StringComparison.OrdinalIgnoreCase))
                {
                    galleries.TryAdd(resource.Id, group);
                }

                if (!IsOwn(resource, ids, stack))
                {
                    foreign.Add(resource.Id);
                }
            }
        }

        var definitions = await DefinitionsAsync(going, galleries, cancellationToken);
        using var lists = new SemaphoreSlim(MaximumLists);
        var endangered = await Task.WhenAll(definitions.Select(async d => new EndangeredDefinition(
            d.Definition,
            await ListAsync(d.Definition.Id, lists, cancellationToken),
            d.Cause,
            ids.Contains(d.Definition.Id) || (ids.Contains(d.Definition.GalleryId) && IsOf(d.Definition, stack)))));
        foreign.AddRange(endangered
            .Where(d => !d.IsOwn && d.Versions.Count == 0 && ids.Contains(d.Definition.GalleryId))
            .Select(d => d.Definition.Id));
        return new()
        {
            Definitions = [.. endangered.Concat(await ReplacedVersionsAsync(removals, endangered, cancellationToken)).OrderBy(d => d.Definition.Id, StringComparer.OrdinalIgnoreCase)],
            ForeignResources = [.. foreign.Order(StringComparer.OrdinalIgnoreCase)],
            Protected = [.. going.Where(r => r.Resource.IsProtected)],
        };
    }

    // Azure lists children of resources, such as a definition in a gallery, next to their parents.
    private static bool IsOwn(GroupResource resource, HashSet<string> ids, string stack) =>
        ids.Contains(resource.Id)
        || ids.Any(id => resource.Id.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase) && id.Contains("/providers/", StringComparison.OrdinalIgnoreCase))
        || (resource.Type.Equals(TemplateType, StringComparison.OrdinalIgnoreCase) && new GalleryDefinition(resource.Id, resource.Tags).Stack == stack);

    // A definition without the stack's tag was created by hand; in the stack's own gallery, --delete-versions includes its versions.
    private static bool IsOf(GalleryDefinition definition, string stack) => definition.Stack is not { } owner || owner == stack;

    private async Task<IReadOnlyList<(GalleryDefinition Definition, StackRemoval Cause)>> DefinitionsAsync(
        IReadOnlyList<StackRemoval> removals,
        Dictionary<string, StackRemoval> galleries,
        CancellationToken cancellationToken)
    {
        var listed = await Task.WhenAll(galleries.Select(async gallery =>
            (await contents.DefinitionsAsync(gallery.Key, cancellationToken)).Select(d => (Definition: d, Cause: gallery.Value))));
        var direct = removals
            .Where(r => r.Resource.Type == ResourceTypes.ImageDefinition)
            .Select(r => (Definition: new GalleryDefinition(r.Resource.Id, Model.Images.Tags.Empty), Cause: r));
        return [.. listed.SelectMany(l => l).Concat(direct).DistinctBy(d => d.Definition.Id, StringComparer.OrdinalIgnoreCase)];
    }

    // A version in the state is a promoted one. It is retained when removed, but a replacement would reuse its number for other content.
    private async Task<IReadOnlyList<EndangeredDefinition>> ReplacedVersionsAsync(
        IReadOnlyList<StackRemoval> removals,
        IReadOnlyList<EndangeredDefinition> found,
        CancellationToken cancellationToken)
    {
        var known = found.SelectMany(d => d.Versions).Select(v => v.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = new List<EndangeredDefinition>();
        foreach (var removal in removals.Where(r => r.Resource.Type == ResourceTypes.ImageVersion && !known.Contains(r.Resource.Id)))
        {
            if ((removal.Action is StackAction.Replace || !removal.Resource.IsRetained)
                && await versions.FindAsync(removal.Resource.Id, cancellationToken) is { } version)
            {
                lost.Add(new(new(ArmNames.DefinitionOf(version.Id), Model.Images.Tags.Empty), [version], removal, IsOwn: true));
            }
        }

        return lost;
    }

    private async Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, SemaphoreSlim lists, CancellationToken cancellationToken)
    {
        await lists.WaitAsync(cancellationToken);
        try
        {
            return await versions.ListAsync(definitionId, cancellationToken);
        }
        finally
        {
            lists.Release();
        }
    }
}
