using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>Writes a lineage as a Mermaid flowchart, which GitHub and many wikis render.</summary>
internal static class LineageMermaid
{
    // Each color has a contrast of at least 4.5 to white text.
    private static readonly (string Name, string Style)[] s_classes =
    [
        ("source", "fill:#0550ae,stroke:#0550ae,color:#ffffff"),
        ("version", "fill:#116329,stroke:#116329,color:#ffffff"),
        ("consumer", "fill:#57606a,stroke:#57606a,color:#ffffff"),
        ("revoked", "fill:#a40e26,stroke:#a40e26,color:#ffffff"),
        ("ended", "fill:#7d4e00,stroke:#7d4e00,color:#ffffff"),
        ("gone", "fill:#57606a,stroke:#57606a,color:#ffffff,stroke-dasharray:4"),
        ("subject", "stroke:#bf8700,stroke-width:4px"),
    ];

    public static string Of(LineageGraph graph, IReadOnlySet<string> subjects)
    {
        var text = new StringBuilder("flowchart LR\n");
        var names = graph.Nodes.Select((n, i) => (n.Id, Name: $"n{i}")).ToDictionary(n => n.Id, n => n.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var node in graph.Nodes)
        {
            var lines = new[] { LineageWords.Title(node), LineageWords.Place(node), string.Join("; ", LineageWords.Marks(node)) };
            text.Append($"  {names[node.Id]}[\"{string.Join("<br>", lines.Where(l => l.Length > 0).Select(Escape))}\"]:::{ClassOf(node)}\n");
        }

        foreach (var link in graph.Links)
        {
            var relation = LineageWords.Relation(link.Relation);
            text.Append($"  {names[link.From]} -->{(relation.Length > 0 ? $"|{relation}| " : " ")}{names[link.To]}\n");
        }

        foreach (var (name, style) in s_classes)
        {
            text.Append($"  classDef {name} {style}\n");
        }

        foreach (var id in graph.Nodes.Select(n => n.Id).Where(subjects.Contains))
        {
            text.Append($"  class {names[id]} subject\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string ClassOf(LineageNode node) => node switch
    {
        { IsGone: true } => "gone",
        { Revoked: not null } => "revoked",
        { EndedAt: not null } => "ended",
        { Kind: LineageKind.ImageVersion } => "version",
        { IsConsumer: true } => "consumer",
        _ => "source",
    };

    // Replaces characters that could end a label or start markup by character references.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in VisibleText.Of(text, keepsLines: false))
        {
            escaped.Append(char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ',' or ':' or '/' or '(' or ')'
                ? c
                : char.IsSurrogate(c) ? ' ' : $"#{(int)c};");
        }

        return escaped.ToString();
    }
}
