using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Converts between values of Pulumi's test host (dictionaries, lists, doubles) and JSON for ARM.</summary>
internal static class PulumiValue
{
    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, object>> values) =>
        new(values.Select(v => KeyValuePair.Create(v.Key, ToJson(v.Value))));

    public static ImmutableDictionary<string, object> FromJson(JsonObject json) => json
        .Where(p => p.Value is not null)
        .ToImmutableDictionary(p => p.Key, p => FromJson(p.Value!));

    private static JsonNode? ToJson(object? value) => value switch
    {
        // The test host does not expose the content of an asset, but the resource's name contains its hash.
        null or Pulumi.AssetOrArchive => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        // The test host has only doubles; ARM requires 1, not 1.0.
        double number when double.IsInteger(number) => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        IEnumerable<KeyValuePair<string, object>> map => ToJson(map),
        IEnumerable<object> list => new JsonArray([.. list.Select(ToJson)]),
        _ => throw new DriverException(
            DriverFailure.UpdateFailed,
            $"a rehearsal can't send a value of type {value.GetType().Name} to Azure"),
    };

    private static object FromJson(JsonNode node) => node switch
    {
        JsonObject map => FromJson(map),
        JsonArray list => list.Where(item => item is not null).Select(item => FromJson(item!)).ToImmutableArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture),
            _ => (object)node.ToString(),
        },
    };
}
