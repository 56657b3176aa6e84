using System.Text.RegularExpressions;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Stacks;

/// <summary>Looks for image definitions in galleries, and for image versions in image definitions.</summary>
/// <param name="connection">Azure.</param>
public sealed partial class ArmNestedResources(ArmConnection connection) : INestedResources
{
    /// <inheritdoc/>
    public async Task<bool> AreGoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var collections = ids.Select(CollectionOf).OfType<string>().ToList();
        foreach (var collection in collections)
        {
            if (await connection.Client.ListAsync(collection, ApiVersions.Galleries, cancellationToken) is { Count: > 0 })
            {
                return false;
            }
        }

        return collections.Count > 0;
    }

    private static string? CollectionOf(string id) =>
        Definition().IsMatch(id) ? $"{id}/versions" : Gallery().IsMatch(id) ? $"{id}/images" : null;

    [GeneratedRegex(@"/providers/Microsoft\.Compute/galleries/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Gallery();

    [GeneratedRegex(@"/providers/Microsoft\.Compute/galleries/[^/]+/images/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Definition();
}
