using System.Text;
using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of encoded texts: base64, JSON, URIs.</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        OfText("base64", ToBase64),
        OfText("base64ToString", FromBase64),
        Known("base64ToJson", (a, place) => a is [ArmNode.Text text] ? Json(FromBase64(text.Value), place) : null),
        Known("json", (a, place) => a is [ArmNode.Text text] ? Json(text.Value, place) : null),
        OfText("dataUri", t => $"data:text/plain;charset=utf-8;base64,{ToBase64(t)}"),
        OfText("dataUriToString", FromDataUri),
        OfText("uriComponent", Uri.EscapeDataString),
        OfText("uriComponentToString", t => Uri.UnescapeDataString(t.Replace('+', ' '))),
        Known("uri", (a, place) => a is [ArmNode.Text text, ArmNode.Text relative] ? new ArmNode.Text(place, new Uri(new Uri(text.Value, UriKind.Absolute), relative.Value).AbsoluteUri) : null),
    ];

    private static string ToBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string FromBase64(string text) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));

    private static string FromDataUri(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (!text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || comma < 0)
        {
            throw new FormatException();
        }

        var data = Uri.UnescapeDataString(text[(comma + 1)..]);
        return text[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase) ? FromBase64(data) : data;
    }

    private static ArmNode Json(string text, ArmPlace place) => Move(ArmFileReader.Read(place.File ?? "", text), place);

    // The text is at one place of the file.
    private static ArmNode Move(ArmNode node, ArmPlace place) => node switch
    {
        ArmNode.Map map => new ArmNode.Map(place, [.. map.Properties.Select(p => KeyValuePair.Create(p.Key, Move(p.Value, place)))]),
        ArmNode.List list => new ArmNode.List(place, [.. list.Items.Select(i => Move(i, place))]),
        _ => node with { Place = place },
    };
}
