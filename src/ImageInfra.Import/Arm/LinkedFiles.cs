using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>The imported files, as templates that deployments link to.</summary>
/// <param name="roots">The values in the files.</param>
/// <param name="artifacts">Templates inside of files, by their paths.</param>
internal sealed class LinkedFiles(IEnumerable<ArmNode> roots, IEnumerable<KeyValuePair<string, ArmNode.Map>> artifacts) : ILinkedTemplates
{
    private readonly List<(string Path, ArmNode.Map Template)> _templates =
    [
        .. artifacts.Select(a => (a.Key, a.Value)),
        .. roots.OfType<ArmNode.Map>().Where(r => r.Find("resources") is not null).Select(r => (r.Place.File, r)),
    ];

    private readonly HashSet<ArmNode> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a deployment of another file links to a file.</summary>
    public bool IsLinked(ArmNode root) => _used.Contains(root);

    /// <inheritdoc/>
    public ArmNode.Map? Find(string link)
    {
        // A URI may have a signature.
        var path = link.Split('?')[0].Replace('\\', '/');
        var name = path.Split('/')[^1];
        var found = name.Length == 0 ? null : _templates.Find(t => string.Equals(t.Path.Split('/', '\\')[^1], name, StringComparison.OrdinalIgnoreCase)).Template;
        if (found is not null)
        {
            _used.Add(found);
        }

        return found;
    }
}
