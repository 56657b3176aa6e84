using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Planning;

/// <summary>The inputs of an image template. A change creates a new template.</summary>
/// <remarks>
/// Includes the network only if the stack creates it; other networks are in the template. A project file counts by its blob
/// name, which contains the content hash; the storage account only counts if the settings name it and the image has project files.
/// A tag with a secret value counts by name, because a short hash of the value would confirm guesses.
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
    /// <summary>Returns the first eight hex digits of the SHA-256 of the content.</summary>
    public string Hash()
    {
        var json = JsonSerializer.SerializeToNode(this, TemplateContentJson.Default.TemplateContent);
        var canonical = JsonSerializer.SerializeToUtf8Bytes(Canonical(json)!, TemplateContentJson.Default.JsonNode);
        return Convert.ToHexStringLower(SHA256.HashData(canonical))[..8];
    }

    // Sorts keys and omits empty values, so that a property of a later release does not change the hash of templates that don't
    // use it.
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

/// <summary>The JSON serialization of the content: ARM's names, without default values.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(Distributor.ManagedImage), TypeInfoPropertyName = "ManagedImageDistributor")]
internal sealed partial class TemplateContentJson : JsonSerializerContext;
