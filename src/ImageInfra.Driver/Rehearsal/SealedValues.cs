using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Converts values for the state file. A text with a secret is stored masked, with the SHA-256 of the whole text to detect changes.
/// </summary>
internal static partial class SealedValues
{
    /// <summary>Returns a copy with secrets masked. Sealed values are unchanged.</summary>
    public static JsonObject Seal(JsonObject map) => new(map.Select(p => KeyValuePair.Create(
        p.Key,
        p.Value is JsonValue value && value.TryGetValue<string>(out var text) && SecretText.IsSecret(p.Key, text) ? Seal(text, SecretText.Mask) : Seal(p.Value))));

    /// <summary>Whether two values are equal, sealed or not.</summary>
    public static bool AreSame(JsonNode? left, JsonNode? right) =>
        JsonNode.DeepEquals(left, right) || JsonNode.DeepEquals(Hashed(left), Hashed(right));

    private static JsonNode? Seal(JsonNode? node) => node switch
    {
        JsonObject map => Seal(map),
        JsonArray list => Seal(list),
        JsonValue value when value.TryGetValue<string>(out var text) => Seal(text, SecretMask.Apply(text)),
        _ => node?.DeepClone(),
    };

    // The lines of a private key may be items of a list.
    private static JsonArray Seal(JsonArray list)
    {
        var scanner = new SecretScanner();
        return new([.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? Seal(text, SecretMask.Apply(text, scanner)) : Seal(item))]);
    }

    private static string Seal(string text, string masked) => masked == text || Sealed().IsMatch(text) ? text : $"{masked} (sha256 {HashOf(text)})";

    // Texts are compared by hash, which a sealed text contains, so that a change of the mask alone is no difference.
    private static JsonNode? Hashed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Hashed(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Hashed)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Sealed().Match(text) is { Success: true } match ? match.Groups["hash"].Value : HashOf(text),
        _ => node?.DeepClone(),
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@" \(sha256 (?<hash>[0-9a-f]{64})\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Sealed();
}
