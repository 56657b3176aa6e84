using System.Text.Json.Nodes;
using ImageInfra.Model.Description;

namespace ImageInfra.Package.Schemas;

/// <summary>
/// Converts key descriptions to types of a Pulumi schema. A nested type is named after its path, such as
/// <c>ImageTemplateVmProfile</c>. All properties are plain: their values decide which resources exist.
/// </summary>
internal sealed class SchemaTypes
{
    private readonly SortedDictionary<string, JsonObject> _types = new(StringComparer.Ordinal);

    /// <summary>The named types, by token.</summary>
    public JsonObject All() => new(_types.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, t.Value)));

    /// <summary>Returns the plain type of a value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The name of the type, if it needs one.</param>
    public JsonObject Plain(KeyType type, string name)
    {
        var spec = Of(type, name);
        spec["plain"] = true;
        return spec;
    }

    /// <summary>Returns the plain type of a mapping, without some of its keys.</summary>
    public JsonObject Plain(MappingKeys keys, string name, params IReadOnlyList<string> omitted)
    {
        var reference = Reference(keys, name, discriminator: null, omitted);
        reference["plain"] = true;
        return reference;
    }

    /// <summary>Returns the description of a key, with its default.</summary>
    public static string DescriptionOf(KeyDescription key) => string.Join(' ', new[] { key.Description, RuleOf(key.Type), DefaultOf(key) }.OfType<string>());

    private static string? RuleOf(KeyType type) => type switch
    {
        KeyType.Text { Rule: { } rule } => $"Expected: {rule.Limit}.",
        _ => null,
    };

    private static string? DefaultOf(KeyDescription key) => (key.DefaultText ?? key.Default) is { } value ? $"Default: {value}." : null;

    private JsonObject Of(KeyType type, string name) => type switch
    {
        KeyType.Text or KeyType.Scalar => Simple("string"),
        KeyType.Number => Simple("integer"),
        KeyType.Amount => Simple("number"),
        KeyType.Flag => Simple("boolean"),
        KeyType.Choice choice => Choice(choice, name),
        KeyType.TagMap => MapOf(new KeyType.Text(), name),
        KeyType.Map map => MapOf(map.Item, name),
        KeyType.List list => new() { ["type"] = "array", ["items"] = Plain(list.Item, name) },
        KeyType.Mapping mapping => Reference(mapping.Keys, name, discriminator: null, []),
        KeyType.Union union => UnionOf(union, name),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Simple(string type) => new() { ["type"] = type };

    private JsonObject MapOf(KeyType item, string name) => new() { ["type"] = "object", ["additionalProperties"] = Plain(item, name) };

    private JsonObject Choice(KeyType.Choice choice, string name)
    {
        _types[PackageSchema.TokenOf(name)] = new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. choice.Words.Select(w => new JsonObject { ["name"] = Pascal(w), ["value"] = w })]),
        };
        return Reference(name);
    }

    // The words of a union are short forms of variants without other keys.
    private JsonObject UnionOf(KeyType.Union union, string name)
    {
        var mapping = new JsonObject();
        var variants = new JsonArray();
        foreach (var variant in union.Variants)
        {
            var reference = Reference(variant, name + Pascal(variant.Name), union.Discriminator, []);
            mapping[variant.Name] = reference["$ref"]!.GetValue<string>();
            reference["plain"] = true;
            variants.Add(reference);
        }

        if (union.Instead is { } other)
        {
            variants.Add(Plain(other, name + Pascal(other.Name)));
        }

        var type = new JsonObject { ["oneOf"] = variants };
        if (union.Instead is null)
        {
            type["discriminator"] = new JsonObject { ["propertyName"] = union.Discriminator, ["mapping"] = mapping };
        }

        return type;
    }

    private JsonObject Reference(MappingKeys keys, string name, string? discriminator, IReadOnlyList<string> omitted)
    {
        var properties = new JsonObject();
        if (discriminator is not null)
        {
            properties[discriminator] = new JsonObject { ["type"] = "string", ["const"] = keys.Name, ["description"] = $"The value `{keys.Name}`.", ["plain"] = true };
        }

        foreach (var key in keys.Keys.Where(k => !omitted.Contains(k.Name)))
        {
            var property = Plain(key.Type, name + Pascal(key.Name));
            property["description"] = DescriptionOf(key);
            properties[key.Name] = property;
        }

        var type = new JsonObject { ["type"] = "object" };
        if (keys.Description is { } description)
        {
            type["description"] = description;
        }

        type["properties"] = properties;
        string[] required = [.. new[] { discriminator }.OfType<string>(), .. keys.Keys.Where(k => k.IsRequired && !omitted.Contains(k.Name)).Select(k => k.Name)];
        if (required.Length > 0)
        {
            type["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }

        _types[PackageSchema.TokenOf(name)] = type;
        return Reference(name);
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/types/{PackageSchema.TokenOf(name)}" };

    private static string Pascal(string word) =>
        string.Concat(word.Split([' ', ',', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
}
