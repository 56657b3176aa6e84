using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>
/// Azure's published contract, which checks requests and responses: the types of the package, and JSON schemas where they are beside
/// the repository.
/// </summary>
internal static partial class AzureContract
{
    private static readonly Dictionary<string, Lazy<JsonSchema?>> s_schemas = new(StringComparer.OrdinalIgnoreCase);
    // The simulator keeps the bodies of other types, such as virtual machines and subnets, as they are.
    private static readonly string[] s_types =
    [
        "Microsoft.VirtualMachineImages/", "Microsoft.Compute/galleries", "Microsoft.ManagedIdentity/", "Microsoft.Authorization/", "Microsoft.Storage/", "Microsoft.Resources/",
    ];

    private static readonly Lock s_gate = new();

    /// <summary>The errors in a resource, or in the response of a list.</summary>
    public static IReadOnlyList<string> Problems(string type, string apiVersion, JsonObject body, bool isResponse)
    {
        lock (s_gate)
        {
            return body["value"] is JsonArray list
                ? [.. list.SelectMany((item, i) => ProblemsIn(type, apiVersion, $"value[{i}]", (JsonObject)item!, isResponse))]
                : [.. ProblemsIn(type, apiVersion, "", body, isResponse)];
        }
    }

    private static IEnumerable<string> ProblemsIn(string type, string apiVersion, string path, JsonObject body, bool isResponse) =>
        ((s_types.Any(t => type.StartsWith(t, StringComparison.OrdinalIgnoreCase)) ? ContractType.Find(type, apiVersion) : null)?.Problems(path, body, isResponse) ?? [])
        .Concat(ContractFolder.Path is not null && FileOf(type, apiVersion) is { } file ? SchemaProblems(file, type, body) : []);

    private static IEnumerable<string> SchemaProblems(string file, string type, JsonObject body) =>
        Cached(s_schemas, $"{file} {type}", _ => Compile(file, type))?.Validate(WithoutNulls(body).ToJsonString()).Select(e => $"schema: {e}") ?? [];

    // Azure returns null for unknown values, although no schema allows it.
    private static JsonNode WithoutNulls(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)WithoutNulls(p.Value!)))),
        JsonArray list => new JsonArray([.. list.Where(i => i is not null).Select(i => WithoutNulls(i!))]),
        _ => node.DeepClone(),
    };

    private static JsonSchema? Compile(string file, string type)
    {
        var schema = LoadSchema(file);
        var name = type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '_');
        if (schema["resourceDefinitions"]?[name] is not JsonObject definition)
        {
            return null;
        }

        schema.Remove("resourceDefinitions");
        schema["properties"] = definition["properties"]!.DeepClone();
        schema["type"] = "object";

        // A request has its name in the URL, a response only the last part; the schema requires the full name.
        var properties = (JsonObject)schema["properties"]!;
        foreach (var other in (string[])["name", "type", "apiVersion"])
        {
            properties.Remove(other);
        }

        return JsonSchema.FromJsonAsync(schema.ToJsonString()).GetAwaiter().GetResult();
    }

    private static JsonObject LoadSchema(string file)
    {
        var text = File.ReadAllText(Path.Combine(ContractFolder.Path!, file + ".schema.json"));
        var schema = (JsonObject)JsonNode.Parse(ExpressionPattern().Replace(text, "\"type\": \"string\", \"pattern\": \"^\\\\[.*\\\\]$\""))!;
        // For the base of a union the schemas allow only the common properties, which contradicts the other types.
        foreach (var definition in ((JsonObject)schema["definitions"]!).Select(d => d.Value!))
        {
            (definition["allOf"]?[0] as JsonObject)?.Remove("additionalProperties");
        }

        return schema;
    }

    private static T Cached<T>(Dictionary<string, Lazy<T>> cache, string key, Func<string, T> load)
    {
        if (!cache.TryGetValue(key, out var value))
        {
            cache[key] = value = new(() => load(key));
        }

        return value.Value;
    }

    private static string? FileOf(string type, string apiVersion) => type.Split('/')[0].ToLowerInvariant() switch
    {
        "microsoft.virtualmachineimages" => apiVersion == "2025-10-01" ? "VirtualMachineImages-2025-10-01" : "VirtualMachineImages-2024-02-01",
        "microsoft.compute" when type.Contains("/galleries", StringComparison.OrdinalIgnoreCase) => // A later version has properties that this one lacks.
            string.CompareOrdinal(apiVersion, "2024-03-03") > 0 ? null : "Compute-galleries-2024-03-03",
        "microsoft.managedidentity" => "ManagedIdentity-2023-01-31",
        "microsoft.authorization" => "Authorization-2022-04-01",
        _ => null,
    };

    [GeneratedRegex("\"\\$ref\": \"https://schema.management.azure.com/schemas/common/definitions.json#/definitions/expression\"")]
    private static partial Regex ExpressionPattern();
}
