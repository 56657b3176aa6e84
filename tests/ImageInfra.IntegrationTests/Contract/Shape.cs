using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Checks whether a response has every property of another one, with the same types.</summary>
internal static class Shape
{
    // These depend on the disk of the image, or on Microsoft's moderators.
    private static readonly string[] s_incidental = ["dataDiskImages", "policyViolations"];

    /// <summary>The properties of an example that are in none of the responses.</summary>
    public static IEnumerable<string> Missing(JsonNode example, params IEnumerable<JsonNode?> answers) => Missing(example, "", [.. answers]);

    private static IEnumerable<string> Missing(JsonNode example, string path, IReadOnlyList<JsonNode?> answers)
    {
        var found = answers.OfType<JsonNode>().ToList();
        if (found.Count == 0)
        {
            return [$"{path} is missing"];
        }

        if (!found.Any(f => Same(f.GetValueKind(), example.GetValueKind())))
        {
            return [$"{path} is {found[0].GetValueKind()}, not {example.GetValueKind()}"];
        }

        return example switch
        {
            JsonObject map => map
                .Where(p => p.Value is not null && !s_incidental.Contains(p.Key))
                .SelectMany(p => Missing(p.Value!, $"{path}.{p.Key}", [.. found.OfType<JsonObject>().Select(f => Value(f, p.Key))])),
            JsonArray { Count: > 0 } list => Missing(list[0]!, $"{path}[0]", [.. found.OfType<JsonArray>().Select(f => f.FirstOrDefault())]),
            _ => [],
        };
    }

    // Ids may be keys too, and their case may differ.
    private static JsonNode? Value(JsonObject map, string key) => map.FirstOrDefault(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool Same(JsonValueKind one, JsonValueKind other) => one == other || (one, other) is (JsonValueKind.True, JsonValueKind.False) or (JsonValueKind.False, JsonValueKind.True);
}
