using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Converts settings, which Pulumi gives as JSON, to the YAML values that the catalog's reader takes.</summary>
internal static class JsonYaml
{
    // A source knows the line of each setting, not of its parts.
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

    /// <summary>A text. Settings do not tell a number or a flag from a text that looks like one.</summary>
    public static YamlText Text(string text) => new(Line, text, IsPlain: text is not ("" or "~" or "null"));
}
