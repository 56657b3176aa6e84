using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>The order of nodes: images before consumers, then by kind, name (numerically), stack and id.</summary>
internal static class NodeOrder
{
    public static IEnumerable<LineageNode> Sort(IEnumerable<LineageNode> nodes) => nodes
        .Select(node => (Node: node, Key: KeyOf(node.Name)))
        .OrderBy(n => n.Node.IsConsumer)
        .ThenBy(n => n.Node.Kind)
        .ThenBy(n => n.Key.Name, StringComparer.Ordinal)
        .ThenBy(n => n.Key.Number)
        .ThenBy(n => n.Node.Stack, StringComparer.Ordinal)
        .ThenBy(n => n.Node.Id, StringComparer.Ordinal)
        .Select(n => n.Node);

    private static (string Name, ImageVersion Number) KeyOf(string name) =>
        name.LastIndexOf(' ') is > 0 and var at && ImageVersion.TryParse(name[(at + 1)..], out var number)
            ? (name[..at], number)
            : (name, default);
}
