using ImageInfra.Driver.Inventory;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>
/// Where image versions come from, and where they went. Each node comes from one other at most, and none from itself, however
/// many tags say otherwise: the graph is a forest.
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

    /// <summary>Every node, images before what uses them, by name.</summary>
    public IReadOnlyList<LineageNode> Nodes { get; }

    /// <summary>Every link, in the order of the nodes that came of something.</summary>
    public IReadOnlyList<LineageLink> Links { get; }

    /// <summary>The nodes that come from nothing that is known.</summary>
    public IEnumerable<LineageNode> Roots => Nodes.Where(n => !_parents.ContainsKey(n.Id));

    /// <summary>The lineage of everything in an inventory. A pure function of it and of the time.</summary>
    public static LineageGraph Of(FactoryInventory inventory, DateTimeOffset now) => new LineageBuilder(now).Build(inventory);

    /// <summary>The node of that id, or null.</summary>
    public LineageNode? Find(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>What a node comes from, or null.</summary>
    public LineageLink? ParentOf(string id) => _parents.GetValueOrDefault(id);

    /// <summary>What came of a node.</summary>
    public IEnumerable<LineageLink> ChildrenOf(string id) => _children[id];

    /// <summary>These nodes, everything that they come from, and everything that came of them.</summary>
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
    /// The same, with more than so many consumers of one kind and one version as one node: a picture of a thousand session hosts
    /// shows nothing.
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
