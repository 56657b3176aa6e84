using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>
/// Selects the versions to delete among the deletable ones: the oldest of each image, up to the maximum share, and no version before
/// its descendants.
/// </summary>
internal sealed class DeletionChoice(IReadOnlyDictionary<VersionNode, List<KeepReason>> reasons, Func<string, int, int> limit, string stack)
{
    private readonly HashSet<VersionNode> _chosen = [];
    private readonly List<VersionNode> _order = [];

    /// <summary>Selects the versions to delete, in order. Adds the remaining reasons to those kept.</summary>
    public IReadOnlyList<VersionNode> Choose()
    {
        // Descendants come first, so that they are decided before the versions they were built from.
        foreach (var image in ImagesChildrenFirst())
        {
            Choose(image);
        }

        return _order;
    }

    /// <summary>The maximum number of an image's versions to delete at once: its share, rounded down, but at least one of three.</summary>
    public static int Limit(int count, int share) => Math.Max((int)((long)count * share / 100), count >= 3 ? 1 : 0);

    private void Choose(IReadOnlyList<VersionNode> image)
    {
        var left = limit(image[0].Image, image.Count);
        foreach (var version in image.OrderBy(v => v.Version.PublishedDate ?? DateTimeOffset.MinValue).ThenBy(v => v.Version.Number))
        {
            var why = reasons[version];
            var staying = version.Children.Where(c => !_chosen.Contains(c)).ToList();
            if (staying.Count > 0)
            {
                List<string> names = [.. staying.Select(c => c.NameIn(stack)).Order(StringComparer.Ordinal)];
                why.Add(new(KeepRule.Base, $"{KeepReason.Names(names)} {(names.Count == 1 ? "was" : "were")} built or copied from it", [.. staying.Select(c => c.Version.Id)]));
            }

            if (why.Count == 0 && left == 0)
            {
                why.Add(new(KeepRule.MaximumShare, "deletable, but the maximum share is reached", []));
            }

            if (why.Count == 0)
            {
                left--;
                _chosen.Add(version);
                _order.Add(version);
            }
        }
    }

    private List<IReadOnlyList<VersionNode>> ImagesChildrenFirst()
    {
        var images = reasons.Keys.GroupBy(v => v.Image, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.OrdinalIgnoreCase);
        var ordered = new List<IReadOnlyList<VersionNode>>();
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var image in images.Keys)
        {
            Visit(image);
        }

        return ordered;

        void Visit(string image)
        {
            if (!images.TryGetValue(image, out var versions) || !visited.Add(image))
            {
                return;
            }

            foreach (var child in versions.SelectMany(v => v.Children).Where(c => reasons.ContainsKey(c)).Select(c => c.Image).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Visit(child);
            }

            ordered.Add(versions);
        }
    }
}
