using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Values;

/// <summary>Texts of values.</summary>
internal static class ArmText
{
    /// <summary>Compact JSON, as ARM's <c>string()</c> writes it. Unknown values are marked.</summary>
    public static string Of(ArmNode node) => node switch
    {
        ArmNode.Map map => $"{{{string.Join(',', map.Properties.Select(p => $"{Quote(p.Key)}:{Of(p.Value)}"))}}}",
        ArmNode.List list => $"[{string.Join(',', list.Items.Select(Of))}]",
        ArmNode.OpenList list => $"[{string.Join(',', [.. list.Head.Select(Of), Of(list.Middle), .. list.Tail.Select(Of)])}]",
        ArmNode.Text text => Quote(text.Value),
        ArmNode.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ArmNode.Flag flag => flag.Value ? "true" : "false",
        ArmNode.Null => "null",
        _ => Quote(Marked(node) ?? ""),
    };

    /// <summary>Returns a text whose unknown parts are marked, or null if the value is not a text.</summary>
    public static string? Marked(ArmNode? node) => node switch
    {
        ArmNode.Text text => text.Value,
        ArmNode.Unknown unknown => Unresolved.Text(Shown(unknown.What)),
        ArmNode.Either either => Unresolved.Text(Shown(either.What)),
        ArmNode.Partial mixed => string.Concat(mixed.Parts.Select(Marked)),
        _ => null,
    };

    /// <summary>Returns the text of an expression or a placeholder as a marker can hold it.</summary>
    public static string Shown(string what)
    {
        var line = what.ReplaceLineEndings(" ");
        return line.Contains('>', StringComparison.Ordinal) || line.Count(c => c == '\'') % 2 == 1 ? line.Replace('>', '›').Replace('\'', '’') : line;
    }

    /// <summary>Returns the parts of the text that ARM makes of a value in <c>concat</c>, <c>format</c> and <c>string</c>. Null for null.</summary>
    public static IReadOnlyList<ArmNode>? Parts(ArmNode node) => node switch
    {
        ArmNode.Text or ArmNode.Unknown => [node],
        ArmNode.Partial mixed => mixed.Parts,
        ArmNode.Number => [new ArmNode.Text(node.Place, Of(node))],
        ArmNode.Flag flag => [new ArmNode.Text(node.Place, flag.Value ? "True" : "False")],
        ArmNode.Either either => [new ArmNode.Unknown(either.Place, either.What, either.Asks)],
        ArmNode.Map or ArmNode.List when ArmKnowledge.IsKnown(node) => [new ArmNode.Text(node.Place, Of(node))],
        ArmNode.Map or ArmNode.List or ArmNode.OpenList => [new ArmNode.Unknown(node.Place, "an object or array", ArmKnowledge.Asks(node))],
        _ => null,
    };

    /// <summary>Joins parts to a text, a partly known text or an unknown value.</summary>
    public static ArmNode Join(ArmPlace place, IEnumerable<ArmNode> parts)
    {
        var joined = new List<ArmNode>();
        foreach (var part in parts)
        {
            if (part is ArmNode.Text { Value: var more } && joined is [.., ArmNode.Text { Value: var before }])
            {
                joined[^1] = new ArmNode.Text(place, before + more);
            }
            else if (part is not ArmNode.Text { Value: "" })
            {
                joined.Add(part);
            }
        }

        return joined switch
        {
            [] => new ArmNode.Text(place, ""),
            [ArmNode.Text text] => text with { Place = place },
            [ArmNode.Unknown unknown] => unknown with { Place = place },
            _ => new ArmNode.Partial(place, joined),
        };
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
