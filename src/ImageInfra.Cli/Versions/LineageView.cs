using System.Text.Json.Nodes;
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

    public static JsonObject Json(LineageGraph graph, IReadOnlySet<string> subjects) => new()
    {
        ["nodes"] = new JsonArray([.. graph.Nodes.Select(n => Json(n, subjects))]),
        ["links"] = new JsonArray(
        [
            .. graph.Links.Select(l => new JsonObject { ["from"] = l.From, ["to"] = l.To, ["relation"] = JsonNames.Of(l.Relation) }),
        ]),
    };

    private static string Text(LineageNode node, LineageRelation? relation, IReadOnlySet<string> subjects)
    {
        var title = Shown.InMarkup(LineageWords.Title(node));
        var marks = LineageWords.Marks(node).Select(m => $"[{(node.Revoked is not null ? "red" : node.EndedAt is not null ? "yellow" : "green")}]{Shown.InMarkup(m)}[/]");
        var place = Shown.InMarkup(string.Join(", ", new[] { LineageWords.Place(node), LineageWords.Relation(relation) }.Where(w => w.Length > 0)));
        return string.Join("  ", new[] { subjects.Contains(node.Id) ? $"[bold]{title}[/] *" : title, $"[grey]{place}[/]", string.Join("; ", marks) }.Where(t => t.Length > 0));
    }

    private static JsonObject Json(LineageNode node, IReadOnlySet<string> subjects) => new()
    {
        ["id"] = node.Id,
        ["kind"] = JsonNames.Of(node.Kind),
        ["name"] = node.Name,
        ["stack"] = node.Stack,
        ["isSubject"] = subjects.Contains(node.Id),
        ["isGone"] = node.IsGone,
        ["channels"] = new JsonArray([.. node.Channels.Select(c => JsonValue.Create(c))]),
        ["revoked"] = node.Revoked,
        ["endedAt"] = node.EndedAt?.ToString("O", null),
        ["consumers"] = node.Consumers,
    };
}
