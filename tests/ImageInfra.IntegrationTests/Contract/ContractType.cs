using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Index;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>A resource type in one api-version, as published in the package <c>Azure.Bicep.Types.Az</c>: its properties and their values.</summary>
internal sealed class ContractType
{
    private static readonly AzTypeLoader s_loader = new();
    private static readonly TypeIndex s_index = s_loader.LoadTypeIndex();
    private static readonly Dictionary<string, ContractType?> s_types = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lock s_gate = new();

    private readonly TypeBase _body;

    private ContractType(TypeBase body) => _body = body;

    /// <summary>Returns a resource type; null if it is not published.</summary>
    public static ContractType? Find(string type, string apiVersion)
    {
        var name = $"{type}@{apiVersion}";
        lock (s_gate)
        {
            if (!s_types.TryGetValue(name, out var found))
            {
                s_types[name] = found = s_index.Resources.TryGetValue(name, out var place) ? new(s_loader.LoadResourceType(place).Body.Type) : null;
            }

            return found;
        }
    }

    /// <summary>The errors in a resource.</summary>
    /// <param name="path">The place of the resource in messages.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="isResponse">Whether Azure wrote it. A request has its name in the URL.</param>
    public IEnumerable<string> Problems(string path, JsonObject resource, bool isResponse) => Problems(_body, path, resource)
        .Where(p => p != $"{path}.apiVersion is required" && (isResponse || p != $"{path}.name is required"));

    /// <summary>Every writable property, such as <c>properties.source(PlatformImage).sku</c>.</summary>
    public IEnumerable<string> WritablePaths() => WritablePaths(_body, "");

    /// <summary>The properties of a resource, named as in <see cref="WritablePaths()"/>.</summary>
    public IEnumerable<string> PathsIn(JsonObject resource) => PathsIn(_body, resource, "");

    private static IEnumerable<string> Problems(TypeBase type, string path, JsonNode? value) => (type, value) switch
    {
        (_, null) => [],
        (ObjectType or DiscriminatedObjectType, JsonObject map) => Problems(type, path, map),
        (ObjectType or DiscriminatedObjectType, _) => [$"{path} is not an object"],
        (ArrayType list, JsonArray items) => items.SelectMany((item, i) => item is null ? [$"{path}[{i}] is null"] : Problems(list.ItemType.Type, $"{path}[{i}]", item)),
        (ArrayType, _) => [$"{path} is not a list"],
        (BooleanType, _) when value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False) => [$"{path} is {value.ToJsonString()}, not a Boolean"],
        (IntegerType range, _) => value.GetValueKind() is not JsonValueKind.Number ? [$"{path} is {value.ToJsonString()}, not a number"]
            : range.MinValue > (long)value || range.MaxValue < (long)value ? [$"{path} is {value}, not in {range.MinValue} to {range.MaxValue}"]
            : [],
        (StringType or StringLiteralType, _) when value.GetValueKind() is not JsonValueKind.String => [$"{path} is {value.ToJsonString()}, not a text"],
        (UnionType union, _) => union.Elements.Any(e => !Problems(e.Type, path, value).Any()) ? [] : [$"{path} is {value.ToJsonString()}, not one of {Names(union)}"],
        (StringLiteralType literal, _) => literal.Value.Equals((string)value!, StringComparison.OrdinalIgnoreCase) ? [] : [$"{path} is {value.ToJsonString()}, not '{literal.Value}'"],
        (StringType text, _) => IsAllowed(text, (string)value!) ? [] : [$"{path} is {value.ToJsonString()}, not {text.Pattern} with {text.MinLength} to {text.MaxLength} characters"],
        _ => [],
    };

    private static IEnumerable<string> Problems(TypeBase type, string path, JsonObject value)
    {
        if (PropertiesOf(type, value) is not { } allowed)
        {
            return [$"{path}: {value.ToJsonString()} has no known type"];
        }

        var additional = (type as ObjectType)?.AdditionalProperties?.Type;
        return value
            .SelectMany(p => allowed.GetValueOrDefault(p.Key) is { } property ? Problems(property.Type.Type, $"{path}.{p.Key}", p.Value)
                : additional is not null ? Problems(additional, $"{path}.{p.Key}", p.Value)
                : [$"{path}.{p.Key} is not a property"])
            .Concat(allowed.Where(p => p.Value.Flags.HasFlag(ObjectTypePropertyFlags.Required) && value[p.Key] is null).Select(p => $"{path}.{p.Key} is required"));
    }

    private static bool IsAllowed(StringType type, string text) =>
        !(text.Length < type.MinLength || text.Length > type.MaxLength) && (type.Pattern is null || Regex.IsMatch(text, type.Pattern));

    private static string Names(UnionType union) => string.Join(", ", union.Elements.Select(e => (e.Type as StringLiteralType)?.Value ?? e.Type.GetType().Name));

    private static IEnumerable<string> WritablePaths(TypeBase type, string path) => Variants(type).SelectMany(variant =>
        variant.Properties.Where(p => IsWritable(p.Value)).SelectMany(property =>
        {
            var at = PathOf(path, variant.Name, property.Key);
            return WritablePaths(ItemOf(property.Value.Type.Type), at).Prepend(at);
        }));

    private static IEnumerable<string> PathsIn(TypeBase type, JsonObject value, string path)
    {
        var variant = type is DiscriminatedObjectType union ? (string?)value[union.Discriminator] : null;
        foreach (var (name, node) in value)
        {
            var at = PathOf(path, variant, name);
            yield return at;
            if (PropertiesOf(type, value)?.GetValueOrDefault(name) is { } property)
            {
                foreach (var below in (node as JsonArray ?? [node?.DeepClone()]).OfType<JsonObject>().SelectMany(o => PathsIn(ItemOf(property.Type.Type), o, at)))
                {
                    yield return below;
                }
            }
        }
    }

    // An object with only read-only properties is read-only itself, although its flags do not say so.
    private static bool IsWritable(ObjectTypeProperty property) => !property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly)
        && Variants(ItemOf(property.Type.Type)).ToList() is var variants
        && (variants.Count == 0 || variants.Any(v => !v.Properties.Any() || v.Properties.Any(p => !p.Value.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly))));

    private static string PathOf(string path, string? variant, string name) =>
        $"{path}{(variant is null ? "" : $"({variant})")}{(path.Length == 0 ? "" : ".")}{name}";

    private static TypeBase ItemOf(TypeBase type) => type is ArrayType list ? ItemOf(list.ItemType.Type) : type;

    // Values that are not objects have no variants.
    private static IEnumerable<(string? Name, IEnumerable<KeyValuePair<string, ObjectTypeProperty>> Properties)> Variants(TypeBase type) => type switch
    {
        ObjectType single => [(null, single.Properties)],
        DiscriminatedObjectType union => union.Elements.Select(e => ((string?)e.Key, ((ObjectType)e.Value.Type).Properties.Concat(union.BaseProperties))),
        _ => [],
    };

    private static Dictionary<string, ObjectTypeProperty>? PropertiesOf(TypeBase type, JsonObject value) => type switch
    {
        ObjectType single => single.Properties.ToDictionary(),
        DiscriminatedObjectType union => union.Elements.GetValueOrDefault((string?)value[union.Discriminator] ?? "") is { } variant
            ? ((ObjectType)variant.Type).Properties.Concat(union.BaseProperties).DistinctBy(p => p.Key).ToDictionary()
            : null,
        _ => null,
    };
}
