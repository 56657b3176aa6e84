using System.Text.Json.Nodes;
using ImageInfra.Components;
using ImageInfra.Model;
using ImageInfra.Model.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Driver.Projects;

/// <summary>The settings in a <c>Pulumi.STACK.yaml</c>, structured values as JSON, as Pulumi gives them to a program.</summary>
internal sealed class StackFile : SettingsSource
{
    // A document and a stream nest as well.
    private const int MaximumDepth = 34;

    private const string Prefix = ImageFactory.ConfigNamespace + ":";

    private readonly Dictionary<string, (string Value, int Line)> _values = [];

    private StackFile(string name) => File = name;

    public override string File { get; }

    /// <summary>Reads a file, or throws a <see cref="CatalogException"/> with every key that is not a setting.</summary>
    public static StackFile Read(string path) => Parse(Path.GetFileName(path), System.IO.File.ReadAllText(path));

    /// <summary>The value of <c>azure-native:key</c> in a file, or null.</summary>
    public static string? ProviderSetting(string path, string key) =>
        Config(Path.GetFileName(path), System.IO.File.ReadAllText(path)).FirstOrDefault(c => c.Key == $"azure-native:{key}").Value;

    /// <summary>Reads the text of a file.</summary>
    public static StackFile Parse(string name, string text)
    {
        var file = new StackFile(name);
        var errors = new List<CatalogError>();
        foreach (var (key, line, value) in Config(name, text))
        {
            if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (!SettingsReader.Keys.Contains(key[Prefix.Length..]))
            {
                errors.Add(new(file.File, line, key, $"is no setting; expected {string.Join(", ", SettingsReader.Keys.Select(k => Prefix + k))}"));
            }

            file._values[key[Prefix.Length..]] = (value, line);
        }

        return errors.Count == 0 ? file : throw new CatalogException(errors);
    }

    public override string? Find(string key) => _values.TryGetValue(key, out var value) ? value.Value : null;

    public override int LineOf(string key) => _values.TryGetValue(key, out var value) ? value.Line : 0;

    private static IReadOnlyList<(string Key, int Line, string Value)> Config(string name, string text)
    {
        try
        {
            Check(text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                && root.Children.TryGetValue("config", out var config) && config is YamlMappingNode map
                ? [.. map.Select(p => (Key(p.Key), (int)p.Key.Start.Line, Text(p.Value)))]
                : [];
        }
        catch (YamlException e)
        {
            throw new CatalogException([new(name, (int)e.Start.Line, "", $"is not YAML: {e.Message}")]);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's ways to say that a flow mapping is not closed where another begins, or that something is no value.
            throw new CatalogException([new(name, 0, "", "is not YAML: a '{' or '[' is not closed, or a value is none")]);
        }
    }

    // Reading a tree goes as deep as the text does, and through an alias on and on.
    private static void Check(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > MaximumDepth)
            {
                throw new YamlException(current.Start, current.End, $"nested more than {MaximumDepth} levels deep");
            }

            if (current is AnchorAlias)
            {
                throw new YamlException(current.Start, current.End, "aliases (*) are not supported; write the value out");
            }
        }
    }

    private static string Key(YamlNode key) => key is YamlScalarNode { Value: { } text }
        ? text
        : throw new YamlException(key.Start, key.End, "a key is no text");

    private static string Text(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : Json(node)!.ToJsonString();

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(Key(p.Key), Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Plain(string? text) => text switch
    {
        null or "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
