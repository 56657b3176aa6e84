using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Provenance;

/// <summary>An image template as it was submitted: the ARM body without properties that Azure adds.</summary>
internal sealed class TemplateBody
{
    private static readonly string[] s_ours = ["identity", "location", "properties", "tags"];
    private static readonly string[] s_azures = ["exactStagingResourceGroup", "lastRunStatus", "provisioningError", "provisioningState"];

    private readonly JsonObject _body;

    private TemplateBody(JsonObject body) => _body = body;

    /// <summary>The SHA-256 of the body's canonical JSON, in hex.</summary>
    public string Hash => HashOf(_body);

    /// <summary>The ARM id of the identity of the build; null if there is none.</summary>
    public string? IdentityId => (_body["identity"]?["userAssignedIdentities"] as JsonObject)?.Select(i => i.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The region of the build.</summary>
    public string Location => (string?)_body["location"] ?? "";

    /// <summary>The source of the build.</summary>
    public JsonObject Source => _body["properties"]?["source"] as JsonObject ?? [];

    /// <summary>The customizers.</summary>
    public IEnumerable<JsonObject> Customizers => Steps(_body["properties"]?["customize"]);

    /// <summary>The validators.</summary>
    public IEnumerable<JsonObject> Validators => Steps(_body["properties"]?["validate"]?["inVMValidations"]);

    /// <summary>Reads the body of a template that Azure returned.</summary>
    public static TemplateBody Of(JsonObject template)
    {
        var body = new JsonObject(template.Where(p => s_ours.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        foreach (var name in s_azures)
        {
            (body["properties"] as JsonObject)?.Remove(name);
        }

        // Azure adds the principal and client ids of identities.
        if (body["identity"]?["userAssignedIdentities"] is JsonObject identities)
        {
            body["identity"]!["userAssignedIdentities"] = new JsonObject(identities.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject())));
        }

        return new(body);
    }

    /// <summary>The SHA-256 of a body's canonical JSON, in hex.</summary>
    public static string HashOf(JsonNode body) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(body)));

    /// <summary>The body with secrets masked, for display.</summary>
    public JsonNode Masked() => SecretMask.Apply(_body)!;

    private static IEnumerable<JsonObject> Steps(JsonNode? steps) => (steps as JsonArray ?? []).OfType<JsonObject>();
}
