using System.Text.Json.Nodes;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Model.Settings;

/// <summary>The settings in a <c>Pulumi.STACK.yaml</c>. Structured values are JSON, as in a Pulumi program.</summary>
public sealed class StackFile : SettingsSource
{
    private const string Config = "config";
    private const string Prefix = Namespace + ":";
    private const string LegacyModule = Config + ":";
    private const string SubscriptionKey = "azure-native:subscriptionId";

    // Pulumi's top-level keys. Pulumi ignores other keys, and deletes them when it writes the file.
    private static readonly string[] s_topLevel = [Config, "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

    private readonly List<string> _keys = [];
    private readonly Dictionary<string, (string Value, int Line)> _values = [];
    private readonly List<CatalogError> _problems = [];

    private StackFile(string name) => File = name;

    /// <inheritdoc/>
    public override string File { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => _keys;

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogError> Problems => _problems;

    /// <inheritdoc/>
    public override string? Subscription => _values.GetValueOrDefault(SubscriptionKey).Value is { Length: > 0 } id && id != SecretSetting.Marker ? id : null;

    /// <summary>Parses a stack file.</summary>
    /// <param name="name">The file name in errors.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="CatalogException">The text is not the YAML of a stack file. Invalid settings don't throw; <see cref="SettingsReader"/> reports them.</exception>
    public static StackFile Parse(string name, string text)
    {
        var file = new StackFile(name);
        SettingsYaml.Read(name, text, file.Read);
        return file;
    }

    /// <summary>Returns the plain values of another namespace by key, each with its line. Secrets and structured values are null.</summary>
    /// <param name="name">The namespace, such as <c>azure-native</c>.</param>
    public IReadOnlyDictionary<string, (string? Value, int Line)> NamespaceValues(string name) => _values
        .Where(v => v.Key.StartsWith($"{name}:", StringComparison.Ordinal))
        .ToDictionary(v => v.Key[(name.Length + 1)..], v => (v.Value.Value == SecretSetting.Marker ? null : v.Value.Value, v.Value.Line), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string? Find(string key) => _values.TryGetValue(Prefix + key, out var value) ? value.Value : null;

    /// <inheritdoc/>
    public override int LineOf(string key) => _values.TryGetValue(Prefix + key, out var value) ? value.Line : 0;

    private void Read(YamlMappingNode root)
    {
        foreach (var (key, value) in root.Select(p => (SettingsYaml.Key(p.Key), p.Value)))
        {
            if (key.Text == Config)
            {
                ReadConfig(key.Line, value);
            }
            else if (!s_topLevel.Contains(key.Text))
            {
                _problems.Add(new(File, key.Line, key.Text, IsSetting(key.Text)
                    ? "is at the top level of the file, where Pulumi ignores it; move it below 'config:' and indent it by two spaces, or delete it"
                    : $"is not a known key at the top level of a stack file, so Pulumi ignores it; expected {string.Join(", ", s_topLevel)}{Suggestion.For(key.Text, s_topLevel)}"));
            }
        }
    }

    private void ReadConfig(int line, YamlNode config)
    {
        if (SettingsYaml.IsEmpty(config))
        {
            return;
        }

        if (config is not YamlMappingNode map)
        {
            throw SettingsYaml.ErrorAt(File, line, "config: is not a mapping; expected settings such as 'imageinfra:location: westeurope', one per line, indented by two spaces");
        }

        foreach (var (key, value) in map.Select(p => (SettingsYaml.Key(p.Key), p.Value)))
        {
            var full = FullName(key.Text);
            if (_values.TryGetValue(full, out var first))
            {
                _problems.Add(new(File, key.Line, full, $"is given twice, first in line {first.Line}; keep one"));
            }
            else if (full.StartsWith(Prefix, StringComparison.Ordinal))
            {
                _keys.Add(full[Prefix.Length..]);
                _values[full] = (Text(full, value), key.Line);
            }
            else
            {
                CheckNamespace(full, key.Line);
                _values[full] = (Unwrapped(value) ?? SecretSetting.Marker, key.Line);
            }
        }
    }

    // Pulumi.yaml may wrap a value in a mapping with its default.
    private static string? Unwrapped(YamlNode node) => node switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlMappingNode map => Child(map, "value") ?? Child(map, "default"),
        _ => null,
    };

    private static string? Child(YamlMappingNode map, string name) =>
        map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? (value as YamlScalarNode)?.Value : null;

    // Pulumi adds the project's namespace to a key without one, and still reads the old form 'namespace:config:key'.
    private static string FullName(string key) => key.Contains(':', StringComparison.Ordinal)
        ? key.Replace(Prefix + LegacyModule, Prefix, StringComparison.Ordinal)
        : Prefix + key;

    private static bool IsSetting(string key) =>
        key.Contains(':', StringComparison.Ordinal) || SettingsReader.Keys.Contains(key);

    private void CheckNamespace(string full, int line)
    {
        var used = full[..full.IndexOf(':', StringComparison.Ordinal)];
        if (Suggestion.IsNear(used, Namespace))
        {
            _problems.Add(new(File, line, full, $"is not a setting of ImageInfra, because its namespace is '{used}'; did you mean '{Namespace}{full[used.Length..]}'?"));
        }
    }

    private string Text(string key, YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(key, scalar)?.ToString() ?? "",
        YamlScalarNode scalar => scalar.Value ?? "",
        _ => Json(key, node)!.ToJsonString(),
    };

    private JsonNode? Json(string key, YamlNode node) => node switch
    {
        YamlMappingNode map when IsSecret(map) => JsonNode.Parse(SecretSetting.Marker),
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(SettingsYaml.Key(p.Key).Text, Json($"{key}.{SettingsYaml.Key(p.Key).Text}", p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select((item, i) => Json($"{key}[{i}]", item))]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(key, scalar),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static bool IsSecret(YamlMappingNode map) =>
        map.Children is [{ Key: YamlScalarNode { Value: SecretSetting.Property }, Value: YamlScalarNode text }] && !SettingsYaml.IsEmpty(text);

    private JsonValue? Plain(string key, YamlScalarNode scalar)
    {
        if (PlainScalar.IsReformatted(scalar.Value))
        {
            _problems.Add(new(
                File,
                (int)scalar.Start.Line,
                key,
                $"{scalar.Value} is a number or a time in YAML, which Pulumi would reformat; put it in quotes: \"{scalar.Value}\""));
        }

        return PlainScalar.Read(scalar.Value);
    }
}
