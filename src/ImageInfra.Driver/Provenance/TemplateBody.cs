using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Provenance;

/// <summary>An image template as it was submitted: ARM's body without what Azure writes into it.</summary>
internal sealed class TemplateBody
{
    private static readonly string[] s_ours = ["identity", "location", "properties", "tags"];
    private static readonly string[] s_azures = ["exactStagingResourceGroup", "lastRunStatus", "provisioningError", "provisioningState"];

    private readonly JsonObject _body;

    private TemplateBody(JsonObject body) => _body = body;

    /// <summary>The SHA-256 of the body's canonical JSON, in hex.</summary>
    public string Hash => HashOf(_body);

    /// <summary>The ARM id of the identity that the build ran as, or null.</summary>
    public string? IdentityId => (_body["identity"]?["userAssignedIdentities"] as JsonObject)?.Select(i => i.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Where the build ran.</summary>
    public string Location => (string?)_body["location"] ?? "";

    /// <summary>What the build started from.</summary>
    public JsonObject Source => _body["properties"]?["source"] as JsonObject ?? [];

    /// <summary>Its customizers.</summary>
    public IEnumerable<JsonObject> Customizers => Steps(_body["properties"]?["customize"]);

    /// <summary>Its validators.</summary>
    public IEnumerable<JsonObject> Validators => Steps(_body["properties"]?["validate"]?["inVMValidations"]);

    /// <summary>The body of a template that Azure answered.</summary>
    public static TemplateBody Of(JsonObject template)
    {
        var body = new JsonObject(template.Where(p => s_ours.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        foreach (var name in s_azures)
        {
            (body["properties"] as JsonObject)?.Remove(name);
        }

        // Of identities Azure adds the ids of their principals and clients.
        if (body["identity"]?["userAssignedIdentities"] is JsonObject identities)
        {
            body["identity"]!["userAssignedIdentities"] = new JsonObject(identities.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject())));
        }

        return new(body);
    }

    /// <summary>The SHA-256 of a body's canonical JSON, in hex.</summary>
    public static string HashOf(JsonNode body) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(body)));

    /// <summary>The body without secrets, to be shown.</summary>
    public JsonNode Masked() => SecretMask.Apply(_body)!;

    private static IEnumerable<JsonObject> Steps(JsonNode? steps) => (steps as JsonArray ?? []).OfType<JsonObject>();
}
