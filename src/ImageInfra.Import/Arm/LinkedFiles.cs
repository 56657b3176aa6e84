using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>The imported files, as templates that deployments link to.</summary>
internal sealed class LinkedFiles(IEnumerable<ArmNode> roots) : ILinkedTemplates
{
    private readonly List<ArmNode.Map> _templates = [.. roots.OfType<ArmNode.Map>().Where(r => r.Find("resources") is not null)];

    private readonly HashSet<ArmNode> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a deployment of another file links to a file.</summary>
    public bool IsLinked(ArmNode root) => _used.Contains(root);

    /// <inheritdoc/>
    public ArmNode.Map? Find(string link)
    {
        // A URI may have a signature.
        var path = link.Split('?')[0].Replace('\\', '/');
        var name = path.Split('/')[^1];
        var found = name.Length == 0 ? null : _templates.Find(t => string.Equals(Path.GetFileName(t.Place.File), name, StringComparison.OrdinalIgnoreCase));
        if (found is not null)
        {
            _used.Add(found);
        }

        return found;
    }
}
