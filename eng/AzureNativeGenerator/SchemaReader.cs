using System.Text.Json;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>Reads a package schema from its JSON.</summary>
public static class SchemaReader
{
    private const string TypePrefix = "#/types/";

    /// <summary>Reads a schema.</summary>
    /// <exception cref="NotSupportedException">The schema has a type that the generator does not support.</exception>
    public static PackageSchema Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var types = Members(root, "types").ToList();
        return new(
            root.GetProperty("name").GetString()!,
            Members(root.GetProperty("language").GetProperty("csharp"), "namespaces").ToDictionary(n => n.Name, n => n.Value.GetString()!),
            [.. Members(root, "resources").Select(r => new SchemaResource(
                r.Name,
                Properties(r.Value, "inputProperties", "requiredInputs"),
                Properties(r.Value, "properties", "required")))],
            [.. types.Where(t => !IsEnum(t.Value)).Select(t => new SchemaObject(t.Name, Properties(t.Value, "properties", "required")))],
            [.. types.Where(t => IsEnum(t.Value)).Select(t => new SchemaEnum(t.Name, [.. t.Value.GetProperty("enum").EnumerateArray().Select(Member)]))],
            [.. Members(root, "functions").Select(f => new SchemaFunction(
                f.Name,
                f.Value.TryGetProperty("inputs", out var inputs) ? Properties(inputs, "properties", "required") : null,
                Properties(f.Value.GetProperty("outputs"), "properties", "required")))],
            Properties(root.GetProperty("config"), "variables", "required"),
            Properties(root.GetProperty("provider"), "inputProperties", "requiredInputs"));
    }

    private static bool IsEnum(JsonElement type) => type.TryGetProperty("enum", out _);

    private static (string Name, string Value) Member(JsonElement member)
    {
        var value = member.GetProperty("value").GetString()!;
        return (CSharpNames.EnumMember(member.TryGetProperty("name", out var name) ? name.GetString()! : value), value);
    }

    private static IReadOnlyList<SchemaProperty> Properties(JsonElement owner, string properties, string required)
    {
        HashSet<string> always = owner.TryGetProperty(required, out var names)
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
        return
        [
            .. Members(owner, properties).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new SchemaProperty(
                p.Name,
                Type(p.Value),
                always.Contains(p.Name),
                p.Value.TryGetProperty("secret", out var secret) && secret.GetBoolean(),
                p.Value.TryGetProperty("default", out var value) ? value.Clone() : null)),
        ];
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    private static SchemaType Type(JsonElement type)
    {
        if (type.TryGetProperty("oneOf", out var choices))
        {
            return new SchemaType.OneOf([.. choices.EnumerateArray().Select(Type)]);
        }

        if (type.TryGetProperty("$ref", out var reference))
        {
            return reference.GetString() switch
            {
                "pulumi.json#/Asset" => new SchemaType.Asset(),
                { } own when own.StartsWith(TypePrefix, StringComparison.Ordinal) => new SchemaType.Reference(own[TypePrefix.Length..]),
                var other => throw new NotSupportedException($"the generator does not support the reference '{other}' in the schema"),
            };
        }

        return type.GetProperty("type").GetString() switch
        {
            "string" => new SchemaType.Text(),
            "boolean" => new SchemaType.Flag(),
            "integer" => new SchemaType.WholeNumber(),
            "array" => new SchemaType.List(Type(type.GetProperty("items"))),
            "object" when type.TryGetProperty("additionalProperties", out var value) => new SchemaType.Map(Type(value)),
            var other => throw new NotSupportedException($"the generator does not support the property type '{other}' in the schema"),
        };
    }
}
