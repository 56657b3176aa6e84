using System.Text.RegularExpressions;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Adoption;

/// <summary>
/// Custom roles that an update cannot create because they already exist. Their names are computed from the stack's gallery, so they
/// belong to the stack. The update changes them to match the declaration.
/// </summary>
internal static partial class OwnRoles
{
    [GeneratedRegex("already existing resource '(?<id>[^']+)'", RegexOptions.IgnoreCase)]
    private static partial Regex Existing { get; }

    /// <summary>Whether the error of an update may concern such a role.</summary>
    public static bool MayBeMeant(string error) =>
        Existing.IsMatch(error) && error.Contains("/roleDefinitions/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The roles to import for an error; empty if the error names a resource of another owner.</summary>
    public static IReadOnlyList<ImportedResource> Find(string error, IReadOnlyList<DeclaredResource> declared)
    {
        var named = Existing.Matches(error).Select(m => m.Groups["id"].Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        List<ImportedResource> own =
        [
            .. declared
                .Where(d => d.Type.Token == ResourceTypes.RoleDefinition && named.Contains(d.Id, StringComparer.OrdinalIgnoreCase))
                .Select(d => new ImportedResource(d.Type.Token, d.Name, d.Id, d.Options.Parent, d.Inputs)),
        ];
        return own.Count == named.Count ? own : [];
    }
}
