using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Planning;

/// <summary>Whatever, when it changes, needs another image template.</summary>
/// <remarks>
/// The network is the one that the stack makes, if the build is in that; others are in the template. A file of the project is
/// the name of its blob, which is its content; the account counts only where the settings name it and a file is in it. Of a tag
/// whose value is secret only the name counts, because a short hash of the value would confirm guesses.
/// </remarks>
internal sealed record TemplateContent(
    string Location,
    string ResourceGroupName,
    string GalleryName,
    string IdentityName,
    string? BaseVersion,
    Tags Tags,
    ImageTemplateSpec Template,
    string? Network = null,
    string? ScriptsAccountName = null,
    IReadOnlyList<string>? SecretTags = null)
{
    /// <summary>Eight hex digits of the content's SHA-256.</summary>
    public string Hash()
    {
        var json = JsonSerializer.SerializeToNode(this, TemplateContentJson.Default.TemplateContent);
        var canonical = JsonSerializer.SerializeToUtf8Bytes(Canonical(json)!, TemplateContentJson.Default.JsonNode);
        return Convert.ToHexStringLower(SHA256.HashData(canonical))[..8];
    }

    // Sorted keys, and nothing that is empty: a property that a later release adds leaves the hash of every template
    // that does not use it as it was.
    private static JsonNode? Canonical(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                var properties = map
                    .Select(p => KeyValuePair.Create(p.Key, Canonical(p.Value)))
                    .Where(p => p.Value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
                    .OrderBy(p => p.Key, StringComparer.Ordinal);
                return new JsonObject(properties);
            case JsonArray list:
                return new JsonArray([.. list.Select(Canonical)]);
            default:
                return node?.DeepClone();
        }
    }
}

/// <summary>How template content becomes JSON: ARM's names, nothing that has its default.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(Distributor.ManagedImage), TypeInfoPropertyName = "ManagedImageDistributor")]
internal sealed partial class TemplateContentJson : JsonSerializerContext;
