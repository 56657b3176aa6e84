using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Export;

/// <summary>Replaces ids of a deployment's subscription, which is unknown before the deployment.</summary>
internal static class DeploymentIds
{
    /// <summary>The placeholder for the subscription while the program runs.</summary>
    public const string Subscription = "00000000-0000-0000-0000-00000000d371";

    private const string Root = $"/subscriptions/{Subscription}";

    /// <summary>Converts ids in that subscription to ARM expressions; other texts are escaped so that they are not expressions.</summary>
    public static JsonObject AsExpressions(JsonObject body) => (JsonObject)Express(body)!;

    private static JsonNode? Express(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(Express(p.Key), Express(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Express)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Express(text)),
        _ => node?.DeepClone(),
    };

    private static string Express(string text) => text switch
    {
        _ when text.StartsWith(Root, StringComparison.OrdinalIgnoreCase) => $"[concat(subscription().id, '{text[Root.Length..]}')]",
        ['[', .., ']'] => $"[{text}",
        _ => text,
    };
}
