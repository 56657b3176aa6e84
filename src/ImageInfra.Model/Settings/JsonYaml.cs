using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Settings come as JSON, which is YAML as well: what reads the catalog reads them too.</summary>
internal static class JsonYaml
{
    // Whoever reports knows the line.
    private const int Line = 0;

    public static YamlValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new YamlMapping(Line, element.EnumerateObject()
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => new YamlEntry(Line, Of(p.Last().Value)))),
        JsonValueKind.Array => new YamlList(Line, [.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new YamlText(Line, element.GetString()!, IsPlain: false),
        _ => new YamlText(Line, element.GetRawText(), IsPlain: true),
    };
}
