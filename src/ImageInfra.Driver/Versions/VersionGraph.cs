using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>
/// The graph of which version was built or copied from which. Sources are read from tags: images of the catalog by name, all others
/// by ARM id. A copy has the tags of its original.
/// </summary>
public sealed class VersionGraph
{
    private readonly Dictionary<string, VersionNode> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Stack, string Image), Dictionary<ImageVersion, VersionNode>> _byNumber = new(new ByName());
    private readonly ILookup<string, VersionNode> _copies;
    private readonly IReadOnlyList<string> _stacks;

    /// <summary>Creates the graph of versions.</summary>
    public VersionGraph(IEnumerable<VersionNode> versions)
    {
        foreach (var node in versions)
        {
            _byId[node.Version.Id] = node;
            if (!_byNumber.TryGetValue((node.Stack, node.Image), out var numbers))
            {
                _byNumber[(node.Stack, node.Image)] = numbers = [];
            }

            numbers[node.Version.Number] = node;
        }

        _stacks = [.. _byId.Values.Select(n => n.Stack).Distinct()];
        _copies = _byId.Values.Where(n => n.Version.CopyOf is not null).ToLookup(n => n.Version.CopyOf!, StringComparer.OrdinalIgnoreCase);
        foreach (var node in _byId.Values)
        {
            foreach (var parent in ParentsOf(node).Where(p => p != node).Distinct())
            {
                parent.ChildList.Add(node);
            }
        }
    }

    /// <summary>Finds a version by ARM id; null if the project does not have it.</summary>
    public VersionNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Finds a version of a stack by number; null if there is none.</summary>
    public VersionNode? Find(string stack, string image, ImageVersion number) =>
        _byNumber.GetValueOrDefault((stack, image))?.GetValueOrDefault(number);

    /// <summary>All descendants of a version by builds and copies, nearest first.</summary>
    public IReadOnlyList<VersionNode> DescendantsOf(string versionId)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { versionId };
        var found = new List<VersionNode>();
        for (var waiting = new Queue<VersionNode>(Find(versionId) is { } first ? [first] : []); waiting.TryDequeue(out var next);)
        {
            foreach (var child in next.Children.Where(c => seen.Add(c.Version.Id)))
            {
                found.Add(child);
                waiting.Enqueue(child);
            }
        }

        return found;
    }

    /// <summary>
    /// The source of a version, from its tags or those of a copy; null if there are none. The version itself may be deleted. An image of
    /// the catalog is returned by ARM id.
    /// </summary>
    public VersionSource? SourceOf(string versionId)
    {
        var tags = (Find(versionId) ?? _copies[versionId].FirstOrDefault())?.Version.Tags;
        return tags is null ? null : VersionSource.Read(tags) switch
        {
            VersionSource.OfCatalog source when GalleryOf(versionId) is { } gallery =>
                new VersionSource.OfGallery($"{gallery}/images/{source.Image}/versions/{source.Number}"),
            var source => source,
        };
    }

    private static string? GalleryOf(string versionId) =>
        versionId.IndexOf("/images/", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? versionId[..at] : null;

    private IEnumerable<VersionNode> ParentsOf(VersionNode node)
    {
        if (node.Version.CopyOf is { } copy && Find(copy) is { } copied)
        {
            yield return copied;
        }

        foreach (var source in VersionSource.ReadAll(node.Version.Tags))
        {
            if (source is VersionSource.OfGallery byId && Find(byId.VersionId) is { } named)
            {
                yield return named;
            }
            else if (source is VersionSource.OfCatalog byName)
            {
                // In one stack, the copies of a version and of its base are related like their originals.
                IEnumerable<string> stacks = node.Version.CopyOf is null ? [node.Stack] : [.. StacksOfOriginal(node), node.Stack];
                foreach (var parent in stacks.Select(stack => Find(stack, byName.Image, byName.Number)).OfType<VersionNode>())
                {
                    yield return parent;
                }
            }
        }
    }

    // The stack that built the original of a copy; any stack if an original in between was deleted.
    private IReadOnlyList<string> StacksOfOriginal(VersionNode node)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = node;
        while (at.Version.CopyOf is { } source && visited.Add(source))
        {
            if (Find(source) is not { } original)
            {
                return _stacks;
            }

            at = original;
        }

        return [at.Stack];
    }

    /// <summary>Compares stacks by exact name, images ignoring case.</summary>
    private sealed class ByName : IEqualityComparer<(string Stack, string Image)>
    {
        public bool Equals((string Stack, string Image) x, (string Stack, string Image) y) =>
            x.Stack == y.Stack && string.Equals(x.Image, y.Image, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Stack, string Image) key) =>
            HashCode.Combine(key.Stack, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Image));
    }
}
