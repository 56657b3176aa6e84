using ImageInfra.Components;
using ImageInfra.Model;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Driver.Projects;

/// <summary>
/// Writes a pinned base version into the text of a <c>Pulumi.STACK.yaml</c>, or takes it out, and leaves every other
/// character, comments above all, as it was.
/// </summary>
internal static class BaseVersionEdit
{
    private const string Key = ImageFactory.ConfigNamespace + ":baseVersions";

    public static string Pin(string text, string image, ImageVersion version)
    {
        if (!TryFind(Root(text), "config", out var config))
        {
            return EndLine(text) + $"config:\n  {Key}:\n    {image}: {version}\n";
        }

        if (config.Value is not YamlMappingNode { Children.Count: > 0 } settings)
        {
            return Fill(text, config, $"\n  {Key}:\n    {image}: {version}");
        }

        if (!TryFind(settings, Key, out var pins))
        {
            return InsertLine(text, settings, $"{Key}:\n{Indent(settings)}  {image}: {version}");
        }

        if (pins.Value is not YamlMappingNode { Children.Count: > 0 } versions)
        {
            return Fill(text, pins, $"\n{Indent(settings)}  {image}: {version}");
        }

        if (TryFind(versions, image, out var pin))
        {
            return text[..(int)pin.Value.Start.Index] + version + text[(int)pin.Value.End.Index..];
        }

        return versions.Style is YamlDotNet.Core.Events.MappingStyle.Flow
            ? text.Insert((int)versions.Children.Last().Value.End.Index, $", {image}: {version}")
            : InsertLine(text, versions, $"{image}: {version}");
    }

    public static string Unpin(string text, string image)
    {
        if (!TryFind(Root(text), "config", out var config)
            || config.Value is not YamlMappingNode settings
            || !TryFind(settings, Key, out var pins)
            || pins.Value is not YamlMappingNode versions
            || !TryFind(versions, image, out var pin))
        {
            return text;
        }

        // The last pin takes the key along: what is empty is not there.
        var first = versions.Children.Count == 1 ? pins.Key : pin.Key;
        return versions.Children.Count > 1 && versions.Style is YamlDotNet.Core.Events.MappingStyle.Flow
            ? RemoveItem(text, (int)pin.Key.Start.Index, (int)pin.Value.End.Index)
            : RemoveLines(text, (int)first.Start.Index, (int)pin.Value.End.Index);
    }

    private static YamlMappingNode Root(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents is [{ RootNode: YamlMappingNode map }] ? map : [];
    }

    private static string RemoveLines(string text, int from, int to)
    {
        var start = text.LastIndexOf('\n', from) + 1;
        var end = text.IndexOf('\n', to);
        return text[..start] + (end < 0 ? "" : text[(end + 1)..]);
    }

    // With the comma after it, or before it when it is the last.
    private static string RemoveItem(string text, int from, int to)
    {
        var rest = text[to..].TrimStart();
        return rest.StartsWith(',')
            ? text[..from] + rest[1..].TrimStart()
            : text[..from].TrimEnd().TrimEnd(',') + text[to..];
    }

    private static bool TryFind(YamlMappingNode map, string key, out KeyValuePair<YamlNode, YamlNode> entry)
    {
        entry = map.Children.FirstOrDefault(c => string.Equals(((YamlScalarNode)c.Key).Value, key, StringComparison.OrdinalIgnoreCase));
        return entry.Key is not null;
    }

    // In place of nothing, or of {}.
    private static string Fill(string text, KeyValuePair<YamlNode, YamlNode> entry, string lines)
    {
        var colon = text.IndexOf(':', (int)entry.Key.End.Index);
        var end = Math.Max(colon + 1, entry.Value is YamlMappingNode ? (int)entry.Value.End.Index : 0);
        return text[..(colon + 1)] + lines + text[end..];
    }

    // After the last entry's last line, because what follows may be a comment on something else.
    private static string InsertLine(string text, YamlMappingNode map, string line)
    {
        var last = LastScalar(map);
        var end = text.IndexOf('\n', (int)last.End.Index);
        return end < 0
            ? $"{text}\n{Indent(map)}{line}\n"
            : text.Insert(end + 1, $"{Indent(map)}{line}\n");
    }

    private static YamlNode LastScalar(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } map =>
            LastScalar(map.Children.Last().Value),
        YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow, Children.Count: > 0 } list =>
            LastScalar(list.Children[^1]),
        _ => node,
    };

    private static string Indent(YamlMappingNode map) => new(' ', (int)map.Children.First().Key.Start.Column - 1);

    private static string EndLine(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
