using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// Conflicts of image definitions that an update would create: publisher, offer and sku must be unique in a gallery, including those
/// of images that were removed from the catalog.
/// </summary>
/// <param name="Refusals">The definitions that cannot be created.</param>
/// <param name="InTheWay">Conflicting definitions without versions, removed from the catalog; they are deleted first.</param>
/// <param name="Returning">Images that this stack retired and that are in the catalog again.</param>
internal sealed record NewDefinitions(
    IReadOnlyList<UpdateRefusal> Refusals,
    IReadOnlyList<GalleryDefinition> InTheWay,
    IReadOnlyList<string> Returning)
{
    /// <summary>Compares the new images of a stack with its gallery. Azure is not called if there are none.</summary>
    public static async Task<NewDefinitions> FindAsync(
        FactoryStack stack,
        IReadOnlyList<StackResource> own,
        IDeployedContents contents,
        IImageVersions versions,
        CancellationToken cancellationToken)
    {
        var known = own.Where(r => r.Type == ResourceTypes.ImageDefinition).Select(r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var arriving = stack.Catalog.Images.Where(i => !known.Contains(i.Name)).ToList();
        var gallery = own.FirstOrDefault(r => r.Type == ResourceTypes.Gallery && Same(ArmNames.Last(r.Id), stack.Settings.GalleryName));
        if (arriving.Count == 0 || gallery is null)
        {
            return new([], [], []);
        }

        var refusals = new List<UpdateRefusal>();
        var inTheWay = new List<GalleryDefinition>();
        var definitions = await contents.DefinitionsAsync(gallery.Id, cancellationToken);
        var leftovers = definitions.Where(d => stack.Catalog.Find(d.Name) is null).ToList();
        foreach (var image in arriving)
        {
            if (leftovers.Find(d => Same(d.Identifier, image.Definition.Identifier)) is not { } other)
            {
                continue;
            }

            var isOurs = known.Contains(other.Name) || Same(other.Stack, stack.Settings.Stack);
            if (isOurs && (await versions.ListAsync(other.Id, cancellationToken)).Count == 0)
            {
                inTheWay.Add(other);
            }
            else
            {
                refusals.Add(UpdateRefusal.IdentifierTaken(image.Name, other));
            }
        }

        var returning = arriving.Where(i => definitions.Any(d => Same(d.Name, i.Name) && Same(d.Stack, stack.Settings.Stack)));
        return new(refusals, inTheWay, [.. returning.Select(i => i.Name)]);
    }

    private static bool Same(ImageIdentifier one, ImageIdentifier other) =>
        Same(one.Publisher, other.Publisher) && Same(one.Offer, other.Offer) && Same(one.Sku, other.Sku);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
