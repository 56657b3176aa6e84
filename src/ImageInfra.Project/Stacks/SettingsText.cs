using ImageInfra.Model.Settings;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Project.Stacks;

/// <summary>
/// Sets or removes one value in the text of a <c>Pulumi.STACK.yaml</c>. Every other character stays, comments included.
/// </summary>
internal static class SettingsText
{
    private const string Config = "config";
    private const string NewLine = "\n";

    /// <summary>Sets the value at a path below <c>config</c> to one line of YAML.</summary>
    public static string Set(string text, IReadOnlyList<string> path, string value)
    {
        if (!TryFind(Root(text), Config, out var entry))
        {
            return text.Length == 0 ? $"{Block([Config, .. path], value, "", NewLine)}{NewLine}" : Append(text, Block([Config, .. path], value, "", LineEndOf(text)));
        }

        for (var depth = 0; depth < path.Count; depth++)
        {
            string[] rest = [.. path.Skip(depth)];
            if (entry.Value is not YamlMappingNode { Children.Count: > 0 } map)
            {
                return Replace(text, entry, $"{LineEndOf(text)}{Block(rest, value, IndentBelow(entry.Key, depth), LineEndOf(text))}");
            }

            if (!TryFind(map, path[depth], out entry))
            {
                return map.Style is MappingStyle.Flow
                    ? text.Insert(EndOf(text, map.Children.Last().Value), $", {Flow(rest, value)}")
                    : InsertLines(text, map, Block(rest, value, Indent(map), LineEndOf(text)));
            }
        }

        return Replace(text, entry, $" {value}");
    }

    /// <summary>Removes the value at a path below <c>config</c>, and parents that become empty.</summary>
    public static string Remove(string text, IReadOnlyList<string> path)
    {
        if (!TryFind(Root(text), Config, out var entry))
        {
            return text;
        }

        (YamlMappingNode Map, KeyValuePair<YamlNode, YamlNode> Entry)? removed = null;
        foreach (var key in path)
        {
            if (entry.Value is not YamlMappingNode map || !TryFind(map, key, out entry))
            {
                return text;
            }

            // Parents without another entry are removed too, except config itself.
            removed = removed is { } above && map.Children.Count == 1 ? above : (map, entry);
        }

        var (from, item) = removed!.Value;
        return from.Style is MappingStyle.Flow && from.Children.Count > 1
            ? RemoveItem(text, (int)item.Key.Start.Index, EndOf(text, item.Value))
            : RemoveLines(text, (int)item.Key.Start.Index, EndOf(text, item.Value));
    }

    /// <summary>The keys below <c>config</c>, as written in the file.</summary>
    public static IEnumerable<string> KeysOf(string text) =>
        TryFind(Root(text), Config, out var entry) && entry.Value is YamlMappingNode map ? map.Children.Select(c => ((YamlScalarNode)c.Key).Value ?? "") : [];

    /// <summary>How the file writes a setting: Pulumi accepts a project's own settings without the namespace.</summary>
    public static string NameOf(IEnumerable<string> keys, string setting)
    {
        string[] names = [$"{SettingsSource.Namespace}:{setting}", setting, $"{SettingsSource.Namespace}:{Config}:{setting}"];
        return names.FirstOrDefault(keys.ToHashSet().Contains) ?? names[0];
    }

    private static YamlMappingNode Root(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents is [{ RootNode: YamlMappingNode map }] ? map : [];
    }

    private static bool TryFind(YamlMappingNode map, string key, out KeyValuePair<YamlNode, YamlNode> entry)
    {
        entry = map.Children.FirstOrDefault(c => string.Equals(((YamlScalarNode)c.Key).Value, key, StringComparison.OrdinalIgnoreCase));
        return entry.Key is not null;
    }

    // New lines get the line ending of the first line, so that the file keeps its own.
    private static string LineEndOf(string text) =>
        text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : NewLine;

    private static string Block(string[] path, string value, string indent, string lineEnd) =>
        string.Join(lineEnd, path.Select((key, i) => $"{indent}{new(' ', 2 * i)}{YamlValues.Key(key)}:")) + " " + value;

    private static string Flow(string[] path, string value) =>
        $"{string.Join(": { ", path.Select(YamlValues.Key))}: {value}{string.Concat(Enumerable.Repeat(" }", path.Length - 1))}";

    // Replaces a value, {} or nothing. A comment after it on the line stays.
    private static string Replace(string text, KeyValuePair<YamlNode, YamlNode> entry, string value)
    {
        var colon = text.IndexOf(':', (int)entry.Key.End.Index);
        return text[..(colon + 1)] + value + text[Math.Max(colon + 1, IsNothing(entry.Value) ? 0 : EndOf(text, entry.Value))..];
    }

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Value: null or "", Style: YamlDotNet.Core.ScalarStyle.Plain };

    // Inserts after the last line of the last entry: a comment below it may belong to the next block.
    private static string InsertLines(string text, YamlMappingNode map, string lines)
    {
        var end = text.IndexOf('\n', EndOf(text, map));
        return end < 0 ? Append(text, lines) : text.Insert(end + 1, $"{lines}{LineEndOf(text)}");
    }

    private static string RemoveLines(string text, int from, int to)
    {
        var start = text.LastIndexOf('\n', from) + 1;
        var end = text.IndexOf('\n', to);
        return end < 0 ? WithoutLastLineEnd(text[..start]) : text[..start] + text[(end + 1)..];
    }

    // Removes the comma after the item too, or the one before it if the item is last.
    private static string RemoveItem(string text, int from, int to)
    {
        var rest = text[to..].TrimStart();
        return rest.StartsWith(',')
            ? text[..from] + rest[1..].TrimStart()
            : text[..from].TrimEnd().TrimEnd(',') + text[to..];
    }

    // The parser's end mark is unusable: a block ends where the next one begins, and brackets end where they open.
    private static int EndOf(string text, YamlNode node) => node switch
    {
        YamlMappingNode { Style: MappingStyle.Flow } map => Close(text, '}', map.Children.Count > 0 ? EndOf(text, map.Children.Last().Value) : (int)map.Start.Index),
        YamlMappingNode { Children.Count: > 0 } map => EndOf(text, map.Children.Last().Value),
        YamlSequenceNode { Style: SequenceStyle.Flow } list => Close(text, ']', list.Children.Count > 0 ? EndOf(text, list.Children[^1]) : (int)list.Start.Index),
        YamlSequenceNode { Children.Count: > 0 } list => EndOf(text, list.Children[^1]),
        _ => (int)node.End.Index,
    };

    private static int Close(string text, char bracket, int from) => text.IndexOf(bracket, from) + 1;

    private static string Indent(YamlMappingNode map) => new(' ', (int)map.Children.First().Key.Start.Column - 1);

    private static string IndentBelow(YamlNode key, int depth) => new(' ', depth == 0 ? 2 : (int)key.Start.Column + 1);

    // If the last line of the file has no line ending, neither has the new last line.
    private static string Append(string text, string lines) =>
        text.EndsWith('\n') ? $"{text}{lines}{LineEndOf(text)}" : $"{text}{LineEndOf(text)}{lines}";

    private static string WithoutLastLineEnd(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
