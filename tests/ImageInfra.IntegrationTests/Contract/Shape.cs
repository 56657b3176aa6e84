using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Whether an answer has everything that another has, of the same kinds.</summary>
internal static class Shape
{
    // They depend on the disk that the image is of, and on Microsoft's moderators.
    private static readonly string[] s_incidental = ["dataDiskImages", "policyViolations"];

    /// <summary>What is in an example and in none of the answers.</summary>
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

    // Ids are keys too, and their case differs.
    private static JsonNode? Value(JsonObject map, string key) => map.FirstOrDefault(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool Same(JsonValueKind one, JsonValueKind other) => one == other || (one, other) is (JsonValueKind.True, JsonValueKind.False) or (JsonValueKind.False, JsonValueKind.True);
}
