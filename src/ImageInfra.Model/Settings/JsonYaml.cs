using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Converts settings from Pulumi's JSON to YAML values, so that one reader serves settings and catalog.</summary>
internal static class JsonYaml
{
    // Only the line of a whole setting is known.
    private const int Line = 0;

    public static YamlValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new YamlMapping(Line, element.EnumerateObject()
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => new YamlEntry(Line, Of(p.Last().Value)))),
        JsonValueKind.Array => new YamlList(Line, [.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.String => Text(element.GetString()!),
        _ => new YamlText(Line, element.GetRawText(), IsPlain: true),
    };

    /// <summary>Converts a text. Settings don't distinguish numbers and flags from texts.</summary>
    public static YamlText Text(string text) => new(Line, text, IsPlain: text is not ("" or "~" or "null"));
}
