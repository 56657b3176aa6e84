using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.UnitTests.Support;

/// <summary>The schemas with which editors validate files.</summary>
internal static class EditorSchema
{
    private static readonly Task<JsonSchema> s_images = ReadAsync("infra/images/image.schema.json");
    private static readonly Task<JsonSchema> s_settings = ReadAsync("infra/settings.schema.json");

    /// <summary>The errors in a catalog file by the schema.</summary>
    public static Task<IReadOnlyList<string>> ProblemsAsync(string yaml) => ProblemsAsync(yaml, s_images);

    /// <summary>The errors in a stack file by the schema.</summary>
    public static Task<IReadOnlyList<string>> SettingsProblemsAsync(string yaml) => ProblemsAsync(yaml, s_settings);

    private static Task<JsonSchema> ReadAsync(string path) => JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Root, path));

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string yaml, Task<JsonSchema> schema)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var json = Json(stream.Documents.Single().RootNode);
        return [.. (await schema).Validate(json!.ToJsonString()).Select(e => e.ToString())];
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
