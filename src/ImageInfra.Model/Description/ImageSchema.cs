using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Model.Description;

/// <summary>
/// The JSON schema of a catalog file, for editors. What only the loader can know (what goes with what, what other files
/// say) is not in it.
/// </summary>
public static class ImageSchema
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    // A placeholder may stand for any value; what it stands for, the loader judges.
    private const string Placeholder = @"\$\{\{";
    private const string QuotedFlag = "^(true|false)$|" + Placeholder;
    private const string QuotedNumber = "^-?[0-9]+$|" + Placeholder;

    /// <summary>The schema of images' files.</summary>
    public static string Create() => Create(
        ImageKeys.All,
        "An image of the catalog",
        "One file an image. The keys under definition and template are ARM's own names. Written by 'imageinfra schema'.");

    /// <summary>The schema of fragments' files.</summary>
    public static string CreateOfFragments() => Create(
        FragmentKeys.All,
        "A fragment: steps that images share",
        "One file a fragment. Written by 'imageinfra schema --fragments'.");

    /// <summary>The schema of a project's policy.</summary>
    public static string CreateOfPolicy() => Create(
        PolicyKeys.All,
        "The policy of a project",
        "infra/policy.yaml: what every image has to keep to. Written by 'imageinfra schema --policy'.");

    /// <summary>A schema as text.</summary>
    internal static string Text(string title, string description, JsonObject content)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (name, value) in content)
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(s_json) + "\n";
    }

    /// <summary>The schema of the value of one key.</summary>
    internal static JsonObject Key(KeyDescription key)
    {
        var schema = Type(key.Type);
        schema["description"] = string.Join(' ', new[] { key.Description, schema["description"]?.ToString(), Otherwise(key) }.Where(p => p is not null));
        if (key.Default is { } value)
        {
            schema["default"] = key.Type switch
            {
                KeyType.Number => int.Parse(value, CultureInfo.InvariantCulture),
                KeyType.Flag => value == "true",
                _ => (JsonNode)value,
            };
        }

        return schema;
    }

    private static string Create(MappingKeys keys, string title, string description) => Text(title, description, Mapping(keys, null));

    private static string? Otherwise(KeyDescription key) => key.Otherwise is { } otherwise ? $"Default: {otherwise}." : null;

    private static JsonObject Type(KeyType type) => type switch
    {
        KeyType.Text { Rule: { } rule } => Text(rule),
        KeyType.Text => new() { ["type"] = "string" },
        KeyType.Number number => Number(number),
        KeyType.Amount => new() { ["type"] = "number", ["minimum"] = 0 },
        KeyType.Flag => new() { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = QuotedFlag },
        KeyType.Choice choice => new() { ["anyOf"] = new JsonArray(Words(choice.Words), new JsonObject { ["type"] = "string", ["pattern"] = Placeholder }) },
        KeyType.Scalar => new() { ["type"] = new JsonArray("string", "number", "boolean") },
        KeyType.Map map => new() { ["type"] = "object", ["additionalProperties"] = Type(map.Item) },
        KeyType.TagMap => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = TagsReader.MaximumValue },
            ["maxProperties"] = TagsReader.MaximumCount,
        },
        KeyType.List list => new() { ["type"] = "array", ["items"] = Type(list.Item) },
        KeyType.Mapping { Shorthand: not null } mapping => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Mapping(mapping.Keys, null)) },
        KeyType.Mapping mapping => Mapping(mapping.Keys, null),
        KeyType.Union union => new() { ["oneOf"] = new JsonArray([.. union.Words.Count > 0 ? [Type(new KeyType.Choice(union.Words))] : Array.Empty<JsonNode>(), .. union.Variants.Select(v => Mapping(v, union.Discriminator)), .. union.Instead is { } other ? [Mapping(other, null)] : Array.Empty<JsonNode>()]) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Words(IReadOnlyList<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]) };

    private static JsonObject Text(TextRule rule)
    {
        var text = new JsonObject { ["type"] = "string", ["description"] = $"Expected: {rule.Limit}." };
        if (rule.Pattern is { } pattern)
        {
            text["pattern"] = $"{pattern}|{Placeholder}";
        }

        return text;
    }

    private static JsonObject Number(KeyType.Number type)
    {
        var number = new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = QuotedNumber };
        if (type.Minimum != int.MinValue)
        {
            number["minimum"] = type.Minimum;
        }

        if (type.Maximum != int.MaxValue)
        {
            number["maximum"] = type.Maximum;
        }

        return number;
    }

    private static JsonObject Mapping(MappingKeys keys, string? discriminator)
    {
        var properties = new JsonObject();
        if (discriminator is not null)
        {
            properties[discriminator] = Words([keys.Name]);
        }

        foreach (var key in keys.Keys)
        {
            properties[key.Name] = Key(key);
        }

        var mapping = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        if (keys.Description is { } description)
        {
            mapping["description"] = description;
        }

        string[] required = [.. new[] { discriminator }.OfType<string>(), .. keys.Keys.Where(k => k.IsRequired).Select(k => k.Name)];
        if (required.Length > 0)
        {
            mapping["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }

        mapping["properties"] = properties;
        return mapping;
    }
}
