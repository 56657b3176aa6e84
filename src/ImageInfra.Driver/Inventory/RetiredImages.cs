using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>
/// Images that were removed from the catalog and still have versions: their definitions are in the stack's gallery with the stack's
/// tag, but the stack does not declare them.
/// </summary>
public static class RetiredImages
{
    /// <summary>Lists the definitions of a stack's retired images by name, with one call.</summary>
    /// <param name="contents">The contents of the gallery.</param>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="outputs">The stack's outputs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<IReadOnlyList<GalleryDefinition>> ListAsync(
        IDeployedContents contents,
        string stack,
        StackOutputs outputs,
        CancellationToken cancellationToken)
    {
        var definitions = await contents.DefinitionsAsync(outputs.GalleryId, cancellationToken);
        return
        [
            .. definitions
                .Where(d => string.Equals(d.Stack, stack, StringComparison.OrdinalIgnoreCase) && !outputs.Images.ContainsKey(d.Name))
                .OrderBy(d => d.Name, StringComparer.Ordinal),
        ];
    }
}
