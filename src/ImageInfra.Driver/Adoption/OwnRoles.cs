using System.Text.RegularExpressions;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Adoption;

/// <summary>
/// Custom roles that an update could not make because they are there. Their names are worked out from the stack's gallery, so
/// they are the stack's own. The update makes them what is declared.
/// </summary>
internal static partial class OwnRoles
{
    [GeneratedRegex("already existing resource '(?<id>[^']+)'", RegexOptions.IgnoreCase)]
    private static partial Regex Existing { get; }

    /// <summary>Whether the error of an update may be about them.</summary>
    public static bool MayBeMeant(string error) =>
        Existing.IsMatch(error) && error.Contains("/roleDefinitions/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What to import of what an error names; nothing where something of it is not the stack's.</summary>
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
