using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.UnitTests.Support;

/// <summary>The schema that editors check catalog files with.</summary>
internal static class EditorSchema
{
    private static readonly Task<JsonSchema> s_schema = JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Root, "infra", "images", "image.schema.json"));

    /// <summary>What an editor says of a catalog file.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var json = Json(stream.Documents.Single().RootNode);
        return [.. (await s_schema).Validate(json!.ToJsonString()).Select(e => e.ToString())];
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };
}
