using ImageInfra.Components;
using ImageInfra.Model;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Driver.Projects;

/// <summary>
/// Writes a pinned base version into the text of a <c>Pulumi.STACK.yaml</c>, and leaves every other character, comments
/// above all, as it was.
/// </summary>
internal static class BaseVersionEdit
{
    private const string Key = ImageFactory.ConfigNamespace + ":baseVersions";

    public static string Pin(string text, string image, ImageVersion version)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (Child(yaml.Documents is [{ RootNode: YamlMappingNode root }] ? root : null, "config") is not { } config)
        {
            return EndLine(text) + $"config:\n  {Key}:\n    {image}: {version}\n";
        }

        if (Child(config, Key) is not { } versions)
        {
            return InsertLine(text, config, $"{Key}:\n{Indent(config)}  {image}: {version}");
        }

        if (versions.Children.FirstOrDefault(v => IsNamed(v.Key, image)).Value is YamlScalarNode pinned)
        {
            return string.Concat(text.AsSpan(0, (int)pinned.Start.Index), $"{version}", text.AsSpan((int)pinned.End.Index));
        }

        return versions.Style is YamlDotNet.Core.Events.MappingStyle.Flow
            ? text.Insert((int)versions.Children.Last().Value.End.Index, $", {image}: {version}")
            : InsertLine(text, versions, $"{image}: {version}");
    }

    private static YamlMappingNode? Child(YamlMappingNode? map, string key) =>
        map?.Children.FirstOrDefault(c => IsNamed(c.Key, key)).Value is YamlMappingNode { Children.Count: > 0 } child ? child : null;

    private static bool IsNamed(YamlNode node, string name) =>
        string.Equals(((YamlScalarNode)node).Value, name, StringComparison.OrdinalIgnoreCase);

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
