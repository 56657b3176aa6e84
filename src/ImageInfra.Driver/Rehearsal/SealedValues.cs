using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Values as the state file has them. A text with a secret is kept without it, with the SHA-256 of the whole: that is enough to see
/// that it changed.
/// </summary>
internal static class SealedValues
{
    /// <summary>A copy without secrets. What is sealed already stays as it is.</summary>
    public static JsonNode? Seal(JsonNode? node) => node switch
    {
        JsonObject map => Seal(map),
        JsonArray list => new JsonArray([.. list.Select(Seal)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Seal(text, SecretText.Masked(text)),
        _ => node?.DeepClone(),
    };

    /// <inheritdoc cref="Seal(JsonNode?)"/>
    public static JsonObject Seal(JsonObject map) => new(map.Select(p => KeyValuePair.Create(
        p.Key,
        p.Value is JsonValue value && value.TryGetValue<string>(out var text) && SecretText.IsSecret(p.Key, text) ? Seal(text, SecretText.Mask) : Seal(p.Value))));

    /// <summary>Whether two values are the same, sealed or not.</summary>
    public static bool AreSame(JsonNode? left, JsonNode? right) =>
        JsonNode.DeepEquals(left, right) || JsonNode.DeepEquals(Seal(left), Seal(right));

    private static string Seal(string text, string masked) =>
        masked == text ? text : $"{masked} (sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))})";
}
