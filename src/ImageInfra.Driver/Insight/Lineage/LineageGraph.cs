using ImageInfra.Driver.Inventory;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>
/// The sources and uses of image versions. Each node has at most one parent and is never its own ancestor, whatever tags claim: the
/// graph is a forest.
/// </summary>
public sealed class LineageGraph
{
    private readonly Dictionary<string, LineageNode> _nodes;
    private readonly Dictionary<string, LineageLink> _parents;
    private readonly ILookup<string, LineageLink> _children;

    internal LineageGraph(IEnumerable<LineageNode> nodes, IEnumerable<LineageLink> links)
    {
        Nodes = [.. nodes];
        Links = [.. links];
        _nodes = Nodes.ToDictionary(n => n.Id, StringComparer.OrdinalIgnoreCase);
        _parents = Links.ToDictionary(l => l.To, StringComparer.OrdinalIgnoreCase);
        _children = Links.ToLookup(l => l.From, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All nodes: images before consumers, then by name.</summary>
    public IReadOnlyList<LineageNode> Nodes { get; }

    /// <summary>All links, in the order of their child nodes.</summary>
    public IReadOnlyList<LineageLink> Links { get; }

    /// <summary>The nodes without a known source.</summary>
    public IEnumerable<LineageNode> Roots => Nodes.Where(n => !_parents.ContainsKey(n.Id));

    /// <summary>Builds the lineage of an inventory. A pure function of the inventory and the time.</summary>
    public static LineageGraph Of(FactoryInventory inventory, DateTimeOffset now) => new LineageBuilder(now).Build(inventory);

    /// <summary>Finds a node by id; null if there is none.</summary>
    public LineageNode? Find(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>The link to the source of a node; null if it has none.</summary>
    public LineageLink? ParentOf(string id) => _parents.GetValueOrDefault(id);

    /// <summary>The links to the nodes built from, copied from or using a node.</summary>
    public IEnumerable<LineageLink> ChildrenOf(string id) => _children[id];

    /// <summary>The part of the graph with the given nodes, their ancestors and their descendants.</summary>
    public LineageGraph Around(IEnumerable<string> ids)
    {
        var kept = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var below = new Stack<string>();
        foreach (var id in ids)
        {
            below.Push(id);
            for (var parent = ParentOf(id); parent is not null; parent = ParentOf(parent.From))
            {
                kept.Add(parent.From);
            }
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (below.TryPop(out var id))
        {
            if (seen.Add(id))
            {
                kept.Add(id);
                foreach (var child in ChildrenOf(id))
                {
                    below.Push(child.To);
                }
            }
        }

        return new(Nodes.Where(n => kept.Contains(n.Id)), Links.Where(l => kept.Contains(l.From) && kept.Contains(l.To)));
    }

    /// <summary>
    /// Merges consumers into one node if a version has more than a given number of one kind, because a picture of a thousand session
    /// hosts is unreadable.
    /// </summary>
    public LineageGraph WithoutCrowds(int most)
    {
        var crowds = Links
            .Select(l => (Link: l, Node: _nodes[l.To]))
            .Where(c => c.Node.IsConsumer && !_children.Contains(c.Node.Id))
            .GroupBy(c => (c.Link.From, c.Node.Kind, c.Link.Relation))
            .Where(g => g.Count() > most)
            .ToList();
        var hidden = crowds.SelectMany(g => g).Select(c => c.Node.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var together = crowds.Select(g => (
            g.First().Link,
            Node: new LineageNode
            {
                Id = $"{g.Key.From}#{g.Key.Kind}#{g.Key.Relation}",
                Kind = g.Key.Kind,
                Name = $"such as {g.First().Node.Name}",
                Count = g.Count(),
            })).ToList();
        return new(
            [.. Nodes.Where(n => !hidden.Contains(n.Id)), .. together.Select(t => t.Node)],
            [.. Links.Where(l => !hidden.Contains(l.To)), .. together.Select(t => t.Link with { To = t.Node.Id })]);
    }
}
