using System.Xml.Linq;
using ImageInfra.Cli.Pictures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>Draws a lineage as SVG, from the oldest source on the left to its users on the right. The file has no script.</summary>
internal sealed class LineageSvg
{
    private const double BoxWidth = 250, BoxHeight = 58, Gap = 60, RowHeight = 70, Margin = 24, Head = 64;
    private const double LongestTitle = 32, LongestLine = 38;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly LineageGraph _graph;
    private readonly LineageLayout _layout;
    private readonly IReadOnlySet<string> _subjects;

    private LineageSvg(LineageGraph graph, IReadOnlySet<string> subjects)
    {
        _graph = graph;
        _subjects = subjects;
        _layout = new(graph);
    }

    /// <summary>Draws the lineage; its subjects have a thick border.</summary>
    public static string Of(string subject, LineageGraph graph, IReadOnlySet<string> subjects) =>
        new LineageSvg(graph, subjects).Draw($"Lineage of {subject}").ToString();

    private XElement Draw(string title)
    {
        var width = Math.Max(480, (2 * Margin) + (_layout.Columns * (BoxWidth + Gap)) - Gap);
        var height = Head + (_layout.Rows * RowHeight) + Margin;
        return Element(
            "svg",
            ("viewBox", $"0 0 {width} {height}"),
            ("width", $"{width}"),
            ("height", $"{height}"),
            ("role", $"img"),
            ("aria-labelledby", $"title description"),
            ("font-family", $"system-ui, sans-serif"),
            ("font-size", $"12")).With(
            [
                Element("title", ("id", $"title")).With(Clean(title)),
                Element("desc", ("id", $"description")).With(Description()),
                Element("style").With(LineageColors.Style),
                Element("rect", ("class", $"page"), ("width", $"{width}"), ("height", $"{height}")),
                Text(Margin, 30, title, "text", ("font-size", $"16"), ("font-weight", $"600")),
                Text(Margin, 50, Description(), "quiet"),
                .. _graph.Links.SelectMany(Link),
                .. _graph.Nodes.Select(Node),
            ]);
    }

    private string Description()
    {
        var versions = _graph.Nodes.Count(n => n.Kind is LineageKind.ImageVersion);
        var consumers = _graph.Nodes.Where(n => n.IsConsumer).Sum(n => n.Count);
        return $"{versions} image version{(versions == 1 ? "" : "s")}, {consumers} consumer{(consumers == 1 ? "" : "s")}";
    }

    private IEnumerable<XElement> Link(LineageLink link)
    {
        var (x1, y1) = Corner(link.From);
        var (x2, y2) = Corner(link.To);
        (x1, y1, y2) = (x1 + BoxWidth, y1 + (BoxHeight / 2), y2 + (BoxHeight / 2));
        var dashes = link.Relation is LineageRelation.CopyOf ? "7 3" : link.Relation is LineageRelation.UsesLatest ? "2 3" : "none";
        yield return Element(
            "path",
            ("class", $"line"),
            ("d", $"M{x1:0.#},{y1:0.#}C{x1 + (Gap / 2):0.#},{y1:0.#} {x2 - (Gap / 2):0.#},{y2:0.#} {x2:0.#},{y2:0.#}"),
            ("stroke-width", $"1.5"),
            ("stroke-dasharray", $"{dashes}"));
    }

    private XElement Node(LineageNode node)
    {
        var (x, y) = Corner(node.Id);
        var color = LineageColors.ClassOf(node);
        var (title, line) = Lines(node);
        var marks = string.Join("; ", LineageWords.Marks(node));
        var words = string.Join(Environment.NewLine, new[] { title, line, marks, node.Count == 1 ? node.Id : "" }.Where(w => w.Length > 0));
        return Element("g", ("class", $"node")).With(
            [
                Element("title").With(Clean(words)),
                Element(
                    "rect",
                    ("class", $"{string.Join(' ', new[] { "box", color, _subjects.Contains(node.Id) ? "subject" : "" }.Where(c => c.Length > 0))}"),
                    ("x", $"{x:0.#}"),
                    ("y", $"{y:0.#}"),
                    ("width", $"{BoxWidth}"),
                    ("height", $"{BoxHeight}"),
                    ("rx", $"{(node.IsConsumer ? 14 : 4)}"),
                    ("stroke-dasharray", $"{(node.IsGone ? "5 3" : "none")}")),
                Text(x + 10, y + 18, Short(title, LongestTitle), "text", ("font-weight", $"600")),
                Text(x + 10, y + 34, Short(line, LongestLine), "quiet"),
                Text(x + 10, y + 50, Short(marks, LongestLine), color.Length > 0 ? $"{color} mark" : "quiet"),
            ]);
    }

    // For a marketplace image the version and the end of the name are shown, because these differ.
    private (string Title, string Line) Lines(LineageNode node)
    {
        if (node.Kind is LineageKind.MarketplaceImage && node.Name.LastIndexOf(':') is > 0 and var at)
        {
            return (node.Name[(at + 1)..], node.Name[..at]);
        }

        var words = new[] { LineageWords.Place(node), LineageWords.Relation(_graph.ParentOf(node.Id)?.Relation) };
        return (LineageWords.Title(node), string.Join(", ", words.Where(w => w.Length > 0)));
    }

    private (double X, double Y) Corner(string id)
    {
        var (column, row) = _layout.Of(id);
        return (Margin + (column * (BoxWidth + Gap)), Head + (row * RowHeight));
    }

    private static string Short(string text, double most) => text.Length <= most ? text : $"{text[..((int)most - 1)]}…";

    // A tag may have characters that are not allowed in XML.
    private static string Clean(string text) => VisibleText.Of(text);

    private static XElement Text(double x, double y, string text, string @class, params (string, FormattableString)[] more) =>
        Element("text", [("class", $"{@class}"), ("x", $"{x:0.#}"), ("y", $"{y:0.#}"), .. more]).With(Clean(text));

    private static XElement Element(string name, params (string Name, FormattableString Value)[] attributes) =>
        new(s_svg + name, attributes.Select(a => new XAttribute(a.Name, FormattableString.Invariant(a.Value))));
}
