using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>A table of types with the allowed properties of each, including read-only ones, and their values.</summary>
internal sealed class ContractTypes
{
    private const string AdditionalType = "Additional Properties Type";
    private const string Discriminator = "Discriminator";

    private readonly Dictionary<string, Dictionary<string, ContractProperty>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _discriminators = [];
    private readonly Dictionary<string, List<string>> _variants = [];

    private ContractTypes(string file)
    {
        var (top, at) = ("", "");
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                top = at = line[3..].Replace("Resource ", "", StringComparison.Ordinal).Split('@')[0].Trim();
                _types[at] = [];
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal) && line[4..] is not ("Properties" or "Base Properties" or "Additional Properties"))
            {
                at = line[4..].Trim();
                _types[at] = [];
                _variants.TryAdd(top, []);
                _variants[top].Add(at);
            }
            else if (line.StartsWith($"* **{Discriminator}**: ", StringComparison.Ordinal))
            {
                _discriminators[top] = line.Split(": ")[1];
            }
            else if (at.Length > 0 && ContractProperty.Parse(line) is var (name, property))
            {
                _types[at][name] = property;
            }
        }
    }

    public static ContractTypes Load(string name) => new(Path.Combine(ContractFolder.Path!, name + ".types.md"));

    public bool Knows(string type) => _types.ContainsKey(type);

    /// <summary>The errors in an object of a type.</summary>
    public IEnumerable<string> Problems(string type, string path, JsonObject value, bool isResponse)
    {
        var allowed = PropertiesOf(type, value);
        if (allowed is null)
        {
            yield return $"{path}: {_discriminators[type]} '{value[_discriminators[type]]}' is none of {type}";
            yield break;
        }

        foreach (var (name, node) in value)
        {
            if (allowed.GetValueOrDefault(name) is { } property)
            {
                foreach (var problem in property.Problems(this, $"{path}.{name}", node, isResponse))
                {
                    yield return problem;
                }
            }
            else if (allowed.GetValueOrDefault(AdditionalType) is { } additional)
            {
                foreach (var problem in additional.Problems(this, $"{path}.{name}", node, isResponse))
                {
                    yield return problem;
                }
            }
            else
            {
                yield return $"{path}.{name} is no property of {type}";
            }
        }

        foreach (var (name, property) in allowed.Where(p => p.Value.IsRequired && value[p.Key] is null && (isResponse || p.Key is not ("name" or "apiVersion"))))
        {
            if (name != "apiVersion")
            {
                yield return $"{path}.{name} is required";
            }
        }
    }

    /// <summary>Every writable property, such as <c>properties.source(PlatformImage).sku</c>.</summary>
    public IEnumerable<string> WritablePaths(string type, string path = "") => Variants(type).SelectMany(variant =>
        variant.Properties.Where(p => IsWritable(p.Value) && p.Key != AdditionalType).SelectMany(property =>
        {
            var at = PathOf(path, variant.Name, property.Key);
            return property.Value.ObjectType is { } inner ? WritablePaths(inner, at).Prepend(at) : [at];
        }));

    /// <summary>The properties of an object, named as in <see cref="WritablePaths"/>.</summary>
    public IEnumerable<string> PathsIn(string type, JsonObject value, string path = "")
    {
        var variant = _discriminators.TryGetValue(type, out var discriminator) ? (string?)value[discriminator] : null;
        foreach (var (name, node) in value)
        {
            var at = PathOf(path, variant, name);
            yield return at;
            var inner = PropertiesOf(type, value)?.GetValueOrDefault(name)?.ObjectType;
            var objects = node is JsonArray list ? list.OfType<JsonObject>() : new[] { node }.OfType<JsonObject>();
            foreach (var below in objects.Where(_ => inner is not null).SelectMany(o => PathsIn(inner!, o, at)))
            {
                yield return below;
            }
        }
    }

    // An object with only read-only properties is read-only itself, although no table states it.
    private bool IsWritable(ContractProperty property) => !property.IsReadOnly
        && (property.ObjectType is not { } type || Variants(type).Any(v => v.Properties.All(p => p.Key == AdditionalType) || v.Properties.Any(p => !p.Value.IsReadOnly)));

    private static string PathOf(string path, string? variant, string name) =>
        $"{path}{(variant is null ? "" : $"({variant})")}{(path.Length == 0 ? "" : ".")}{name}";

    private IEnumerable<(string? Name, IEnumerable<KeyValuePair<string, ContractProperty>> Properties)> Variants(string type) =>
        _discriminators.TryGetValue(type, out var discriminator)
            ? _variants[type].Select(v => ((string?)_types[v][discriminator].Type.Trim('\''), _types[type].Concat(_types[v]).DistinctBy(p => p.Key)))
            : [(null, _types[type])];

    private Dictionary<string, ContractProperty>? PropertiesOf(string type, JsonObject value)
    {
        if (!_discriminators.TryGetValue(type, out var discriminator))
        {
            return _types[type];
        }

        var variant = _variants[type].FirstOrDefault(v => _types[v][discriminator].Type == $"'{(string?)value[discriminator]}'");
        return variant is null ? null : _types[type].Concat(_types[variant]).DistinctBy(p => p.Key).ToDictionary();
    }
}
