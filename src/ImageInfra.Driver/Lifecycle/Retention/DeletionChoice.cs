using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>
/// Chooses what goes of what may go: of each image its oldest, no more than its share, and nothing before what was built
/// from it.
/// </summary>
internal sealed class DeletionChoice(IReadOnlyDictionary<VersionNode, List<KeepReason>> reasons, Func<string, int, int> limit, string stack)
{
    private readonly HashSet<VersionNode> _chosen = [];
    private readonly List<VersionNode> _order = [];

    /// <summary>Those that go, in their order. The others have each of their reasons then.</summary>
    public IReadOnlyList<VersionNode> Choose()
    {
        // What is built from an image comes before it, so that every version finds its children decided.
        foreach (var image in ImagesChildrenFirst())
        {
            Choose(image);
        }

        return _order;
    }

    /// <summary>How many of an image's versions may go at once: its share, rounded down, but one where there are three.</summary>
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
                why.Add(new(KeepRule.Base, $"{KeepReason.Names(names)} {(names.Count == 1 ? "is" : "are")} made from it", [.. staying.Select(c => c.Version.Id)]));
            }

            if (why.Count == 0 && left == 0)
            {
                why.Add(new(KeepRule.MaximumShare, "it may go, but not so many go at once", []));
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
