using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi.Automation;

namespace ImageInfra.Driver.Automation;

/// <summary>Converts stack outputs of the Automation API to JSON.</summary>
internal static class AutomationOutputs
{
    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, OutputValue>> outputs) =>
        new(outputs.Select(o => KeyValuePair.Create(o.Key, ToJson(o.Value.Value))));

    /// <summary>Converts the properties of a resource in the engine's events.</summary>
    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, object>> properties) =>
        new(properties.Select(p => KeyValuePair.Create(p.Key, ToJson(p.Value))));

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        JsonElement element => JsonSerializer.SerializeToNode(element),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IEnumerable<KeyValuePair<string, object>> map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, ToJson(p.Value)))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToJson)]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };
}
