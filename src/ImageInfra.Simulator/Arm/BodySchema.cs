using System.Text.Json;

namespace ImageInfra.Simulator.Arm;

/// <summary>
/// The allowed properties of a request body. A row describes an object, with <c>name:kind</c> for each property. A kind is s
/// (string), i (integer), b (Boolean), m (map of strings), x (anything), or the name of another row; [] is a list. A row
/// <c>name:Type</c> describes the objects whose property <c>type</c> is <c>Type</c>.
/// </summary>
internal sealed class BodySchema(IReadOnlyDictionary<string, string> rows, Func<string, string, ArmFault> refusal)
{
    private readonly Dictionary<string, Dictionary<string, string>> _rows = rows.ToDictionary(
        r => r.Key,
        r => r.Value.Split(' ').Select(p => p.Split(':')).ToDictionary(p => p[0], p => p[1]));

    /// <summary>Checks an object. Unknown properties are rejected or removed.</summary>
    public void Check(string row, JsonObject value, bool refusesUnknown, Func<string, string, bool>? isAllowed = null)
    {
        var key = value["type"] is JsonValue type && _rows.ContainsKey($"{row}:{type}") ? $"{row}:{type}" : row;
        if (!_rows.TryGetValue(key, out var allowed))
        {
            // Other rules reject an unknown type.
            return;
        }

        foreach (var (property, node) in value.ToList())
        {
            if (allowed.TryGetValue(property, out var kind) && isAllowed?.Invoke(key, property) is not false)
            {
                CheckValue($"{key}.{property}", kind, node, refusesUnknown, isAllowed);
            }
            else if (refusesUnknown)
            {
                throw refusal($"unknown field \"{property}\"", key);
            }
            else
            {
                value.Remove(property);
            }
        }
    }

    private void CheckValue(string path, string kind, JsonNode? node, bool refusesUnknown, Func<string, string, bool>? isAllowed)
    {
        if (node is null || kind == "x")
        {
            return;
        }

        if (kind.EndsWith("[]", StringComparison.Ordinal))
        {
            foreach (var item in node as JsonArray ?? throw WrongKind(path, node, "array"))
            {
                CheckValue(path, kind[..^2], item ?? throw refusal("a null in a list", path), refusesUnknown, isAllowed);
            }

            return;
        }

        var actual = node.GetValueKind();
        switch (kind)
        {
            case "s" when actual != JsonValueKind.String:
                throw WrongKind(path, node, "string");
            case "b" when actual is not (JsonValueKind.True or JsonValueKind.False):
                throw WrongKind(path, node, "bool");
            case "i" when actual != JsonValueKind.Number || !node.AsValue().TryGetValue<int>(out _):
                throw WrongKind(path, node, "int32");
            case "m" when node is not JsonObject map || map.Any(e => e.Value?.GetValueKind() is not JsonValueKind.String):
                throw WrongKind(path, node, "map[string]string");
            case "s" or "b" or "i" or "m":
                return;
            default:
                Check(kind, node as JsonObject ?? throw WrongKind(path, node, "object"), refusesUnknown, isAllowed);
                return;
        }
    }

    private ArmFault WrongKind(string path, JsonNode node, string kind) =>
        refusal($"cannot unmarshal {node.GetValueKind().ToString().ToLowerInvariant()} into a field of type {kind}", path);
}
