using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Insight.Lineage;
using Spectre.Console;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows a lineage as a tree or as JSON.</summary>
internal static class LineageView
{
    public static void ShowTree(Report report, LineageGraph graph, IReadOnlySet<string> subjects)
    {
        foreach (var root in graph.Roots)
        {
            var tree = new Tree(Text(root, null, subjects));
            var open = new Stack<(LineageNode Node, IHasTreeNodes At)>([(root, tree)]);
            while (open.TryPop(out var next))
            {
                foreach (var link in graph.ChildrenOf(next.Node.Id))
                {
                    var child = graph.Find(link.To)!;
                    open.Push((child, next.At.AddNode(Text(child, link.Relation, subjects))));
                }
            }

            report.People.Write(tree);
        }
    }

    /// <summary>The lineage for JSON.</summary>
    public static LineageOutput Output(LineageGraph graph, IReadOnlySet<string> subjects) => new(
        [.. graph.Nodes.Select(n => Output(n, subjects))],
        [.. graph.Links.Select(l => new LineageOutput.Link(l.From, l.To, l.Relation))]);

    private static string Text(LineageNode node, LineageRelation? relation, IReadOnlySet<string> subjects)
    {
        var title = Shown.InMarkup(LineageWords.Title(node));
        var marks = LineageWords.Marks(node).Select(m => $"[{(node.Revoked is not null ? "red" : node.EndedAt is not null ? "yellow" : "green")}]{Shown.InMarkup(m)}[/]");
        var place = Shown.InMarkup(string.Join(", ", new[] { LineageWords.Place(node), LineageWords.Relation(relation) }.Where(w => w.Length > 0)));
        return string.Join("  ", new[] { subjects.Contains(node.Id) ? $"[bold]{title}[/] *" : title, $"[grey]{place}[/]", string.Join("; ", marks) }.Where(t => t.Length > 0));
    }

    private static LineageOutput.Node Output(LineageNode node, IReadOnlySet<string> subjects) => new(
        node.Id,
        node.Kind,
        node.Name,
        node.Stack,
        subjects.Contains(node.Id),
        node.IsGone,
        node.Channels,
        node.Revoked,
        node.EndedAt,
        node.Consumers);
}
