using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Project.Stacks;

/// <summary>
/// Edits the text of a stack file and verifies the result: it is valid YAML, contains exactly the requested edits, and nothing else
/// changed. No value can inject other content into the file.
/// </summary>
internal static class SettingsEditing
{
    private const string Config = "config";
    private const int LongestShown = 100;

    /// <summary>Returns the text after the edits.</summary>
    /// <param name="name">The name of the file, for errors.</param>
    /// <param name="before">The text before.</param>
    /// <param name="edits">The edits.</param>
    /// <exception cref="CatalogException">The file is damaged, or an edit cannot be written into it.</exception>
    public static string Apply(string name, string before, IReadOnlyList<SettingEdit> edits)
    {
        // A damaged file is reported with its line before the edit is tried.
        _ = StackFile.Parse(name, before);
        try
        {
            var after = edits.Aggregate(before, (text, edit) => edit.Apply(text));
            return after == before || IsExactly(before, edits, after) ? after : throw Refused(name, edits);
        }
        catch (YamlException)
        {
            // Example: a key of more than 1024 characters, which is not valid as a YAML key.
            throw Refused(name, edits);
        }
    }

    private static CatalogException Refused(string name, IEnumerable<SettingEdit> edits) => new(
    [
        .. edits.Select(edit => new CatalogError(
            name,
            0,
            $"{SettingsSource.Namespace}:{Shortened(string.Join('.', edit.Path))}",
            "cannot be written to this file without other changes; edit the file by hand")),
    ]);

    private static string Shortened(string path) => path.Length > LongestShown ? $"{path[..LongestShown]}…" : path;

    private static bool IsExactly(string before, IReadOnlyList<SettingEdit> edits, string after) =>
        JsonNode.DeepEquals(edits.Aggregate(FileOf(before), Applied), FileOf(after));

    // A file without settings may lack 'config:' or have it empty.
    private static JsonObject FileOf(string text)
    {
        var root = TreeOf(text) as JsonObject ?? [];
        if (root[Config] is not JsonObject { Count: > 0 })
        {
            root.Remove(Config);
        }

        return root;
    }

    private static JsonObject Applied(JsonObject root, SettingEdit edit)
    {
        var config = Child(root, Config, isMade: edit.Value is not null);
        string[] path = [SettingsText.NameOf(config?.Select(p => p.Key) ?? [], edit.Path[0]), .. edit.Path.Skip(1)];
        if (edit.Value is null)
        {
            Remove(config, path);
            if (config is { Count: 0 })
            {
                root.Remove(Config);
            }

            return root;
        }

        var map = config!;
        foreach (var part in path[..^1])
        {
            map = Child(map, part, isMade: true)!;
        }

        map[Spelled(map, path[^1])] = TreeOf(edit.Value);
        return root;
    }

    private static void Remove(JsonObject? config, string[] path)
    {
        var maps = new List<JsonObject?> { config };
        maps.AddRange(path[..^1].Select(part => maps[^1] is { } above ? Child(above, part, isMade: false) : null));
        if (maps[^1]?.ContainsKey(Spelled(maps[^1]!, path[^1])) is not true)
        {
            return;
        }

        // Parents that become empty are removed too, except config itself.
        for (var depth = path.Length - 1; depth >= 0; depth--)
        {
            maps[depth]!.Remove(Spelled(maps[depth]!, path[depth]));
            if (maps[depth]!.Count > 0)
            {
                break;
            }
        }
    }

    private static JsonObject? Child(JsonObject map, string name, bool isMade)
    {
        var spelled = Spelled(map, name);
        if (map[spelled] is JsonObject child)
        {
            return child;
        }

        return isMade ? (JsonObject)(map[spelled] = new JsonObject()) : null;
    }

    private static string Spelled(JsonObject map, string name) =>
        map.Select(p => p.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private static JsonNode? TreeOf(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents is [var document, ..] ? TreeOf(document.RootNode) : null;
    }

    // Quotes matter: 5 is a number, "5" a text.
    private static JsonNode TreeOf(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create<string, JsonNode?>(((YamlScalarNode)p.Key).Value ?? "", TreeOf(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(TreeOf)]),
        YamlScalarNode scalar => JsonValue.Create($"{(scalar.Style is ScalarStyle.Plain ? "plain" : "quoted")} {scalar.Value}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
