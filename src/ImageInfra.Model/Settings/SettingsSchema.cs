using System.Text.Json.Nodes;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>The JSON schema of a stack's file (<c>Pulumi.STACK.yaml</c>), for editors. Settings of other namespaces are free.</summary>
public static class SettingsSchema
{
    private const string Prefix = SettingsSource.Namespace + ":";

    /// <summary>The schema.</summary>
    public static string Create()
    {
        var settings = new JsonObject();
        foreach (var key in SettingKeys.All)
        {
            var schema = ImageSchema.Key(key);
            settings[Prefix + key.Name] = key.Secrets is SecretValues.None ? schema : WithSecrets(schema);
        }

        return ImageSchema.Text(
            "The settings of a stack",
            "Pulumi.STACK.yaml. Written by 'imageinfra schema --settings'.",
            new()
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["config"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray(Prefix + "location"),
                        ["properties"] = settings,
                        ["patternProperties"] = new JsonObject { [$"^(?!{Prefix})"] = new JsonObject() },
                        ["additionalProperties"] = false,
                    },
                },
            });
    }

    // Pulumi writes an encrypted value as a mapping with one key.
    private static JsonNode WithSecrets(JsonNode schema)
    {
        if (schema is JsonObject { } text && text["type"] is JsonValue type && type.GetValue<string>() == "string")
        {
            return new JsonObject { ["anyOf"] = new JsonArray(text.DeepClone(), Secret()) };
        }

        return schema switch
        {
            JsonObject mapping => new JsonObject(mapping.ToList().Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : WithSecrets(p.Value.DeepClone())))),
            JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : WithSecrets(item.DeepClone()))]),
            _ => schema.DeepClone(),
        };
    }

    private static JsonObject Secret() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("secure"),
        ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
        ["additionalProperties"] = false,
    };
}
