using ImageInfra.Driver.Arm;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Adoption;

/// <summary>A resource that the next update would fail to create, because it already exists in Azure.</summary>
/// <param name="Item">The entry for <c>imageinfra:adopt</c>.</param>
/// <param name="Id">The ARM id.</param>
public sealed record UnadoptedResource(AdoptedResource Item, string Id);

/// <summary>Finds adoptable resources that exist in Azure but not in the stack. Azure is not called if the stack has all of them.</summary>
/// <param name="arm">Azure Resource Manager.</param>
/// <param name="listDefinitions">Lists the names of the image definitions of a gallery.</param>
internal sealed class UnadoptedResources(IArmResources arm, Func<string, CancellationToken, Task<IReadOnlyList<string>>> listDefinitions)
{
    /// <summary>Finds existing resources that an update of a stack would try to create.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="subscription">The subscription of the stack.</param>
    /// <param name="known">The ARM ids of the stack's own resources.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<IReadOnlyList<UnadoptedResource>> FindAsync(
        FactoryStack stack,
        string subscription,
        IReadOnlySet<string> known,
        CancellationToken cancellationToken)
    {
        var settings = stack.Settings;
        var group = $"/subscriptions/{subscription}/resourceGroups/{settings.ResourceGroupName}";
        var gallery = $"{group}/providers/Microsoft.Compute/galleries/{settings.GalleryName}";
        var identity = $"{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{settings.IdentityName}";
        var found = await Task.WhenAll(
            settings.UseExistingResourceGroup
                ? Task.FromResult<UnadoptedResource?>(null)
                : FindAsync(new(AdoptedKind.ResourceGroup), group, ApiVersions.ResourceGroups),
            FindAsync(new(AdoptedKind.Gallery), gallery, ApiVersions.Galleries),
            FindAsync(new(AdoptedKind.Identity), identity, ApiVersions.Identities));
        var hasGallery = known.Contains(gallery) || found[1] is not null;
        return [.. found.OfType<UnadoptedResource>(), .. hasGallery ? await FindDefinitionsAsync() : []];

        async Task<UnadoptedResource?> FindAsync(AdoptedResource item, string id, string apiVersion) =>
            !known.Contains(id) && await arm.GetAsync(id, apiVersion, cancellationToken) is not null ? new(item, id) : null;

        async Task<IEnumerable<UnadoptedResource>> FindDefinitionsAsync()
        {
            var missing = stack.Catalog.Images
                .Select(i => new UnadoptedResource(new(AdoptedKind.Definitions, i.Name), $"{gallery}/images/{i.Name}"))
                .Where(d => !known.Contains(d.Id))
                .ToList();
            var names = missing.Count == 0 ? [] : await listDefinitions(gallery, cancellationToken);
            return missing.Where(d => names.Contains(d.Item.Image, StringComparer.OrdinalIgnoreCase));
        }
    }
}
