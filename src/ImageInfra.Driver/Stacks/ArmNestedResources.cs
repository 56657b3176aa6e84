using System.Text.RegularExpressions;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Stacks;

/// <summary>Looks for image definitions in galleries, image versions in image definitions, and assignments of role definitions.</summary>
/// <param name="connection">Azure.</param>
public sealed partial class ArmNestedResources(ArmConnection connection) : INestedResources
{
    private const string Role = "/providers/Microsoft.Authorization/roleDefinitions/";

    /// <inheritdoc/>
    public async Task<bool> AreGoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var counts = new List<int>();
        foreach (var id in ids)
        {
            if (CollectionOf(id) is { } collection)
            {
                counts.Add((await connection.Client.ListAsync(collection, ApiVersions.Galleries, cancellationToken))?.Count ?? 0);
            }
            else if (id.IndexOf(Role, StringComparison.OrdinalIgnoreCase) is > 0 and var end)
            {
                counts.Add(await AssignmentsAsync(id[..end], id[(end + Role.Length)..], cancellationToken));
            }
        }

        return counts.Count > 0 && counts.All(c => c == 0);
    }

    // The list of a scope has the assignments of the resources in it too. Azure names a role by several ids, which end alike.
    private async Task<int> AssignmentsAsync(string scope, string role, CancellationToken cancellationToken) =>
        (await connection.Client.ListAsync($"{scope}/providers/Microsoft.Authorization/roleAssignments", ApiVersions.RoleAssignments, cancellationToken) ?? [])
        .Count(a => ((string?)a["properties"]?["roleDefinitionId"])?.EndsWith($"/{role}", StringComparison.OrdinalIgnoreCase) == true);

    private static string? CollectionOf(string id) =>
        Definition().IsMatch(id) ? $"{id}/versions" : Gallery().IsMatch(id) ? $"{id}/images" : null;

    [GeneratedRegex(@"/providers/Microsoft\.Compute/galleries/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Gallery();

    [GeneratedRegex(@"/providers/Microsoft\.Compute/galleries/[^/]+/images/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Definition();
}
