using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the YAML of Pulumi's files.</summary>
internal static class SettingsYaml
{
    // The document and the stream count as levels.
    private const int MaximumDepth = 34;

    /// <summary>Parses a file and reads its mapping.</summary>
    /// <param name="name">The file name in errors.</param>
    /// <param name="text">The content.</param>
    /// <param name="read">Reads the mapping; not called for an empty file.</param>
    /// <exception cref="CatalogException">The text is not the YAML of one mapping.</exception>
    public static void Read(string name, string text, Action<YamlMappingNode> read)
    {
        try
        {
            Check(text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count > 1)
            {
                throw ErrorAt(name, LineOf(yaml.Documents[1].RootNode), "has a second YAML document (---), which Pulumi does not read; keep one");
            }

            if (yaml.Documents is not [{ RootNode: var node }] || IsEmpty(node))
            {
                return;
            }

            read(node as YamlMappingNode ?? throw ErrorAt(name, LineOf(node), "is not a mapping; expected keys such as 'config:' with indented values below them"));
        }
        catch (YamlException e)
        {
            var (line, message) = YamlProblem.Of(text, e);
            throw ErrorAt(name, line, message);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these for unclosed flow mappings and for invalid values.
            throw ErrorAt(name, 0, "is not YAML: a '{' or '[' is not closed, or a value is invalid");
        }
    }

    /// <summary>The text and line of a key.</summary>
    /// <exception cref="YamlException">The key is not a text, or it merges a mapping.</exception>
    public static (string Text, int Line) Key(YamlNode node) => node is YamlScalarNode { Value: { } text }
        ? text == "<<" ? throw new YamlException(node.Start, node.End, "merge keys (<<) are not supported; write the values out") : (text, LineOf(node))
        : throw new YamlException(node.Start, node.End, "a key is not a text");

    /// <summary>Whether a node has no value.</summary>
    public static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && PlainScalar.IsNull(scalar.Value);

    /// <summary>The line of a node, starting at 1.</summary>
    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>Creates the exception for an error in a file.</summary>
    public static CatalogException ErrorAt(string name, int line, string message) => new([new(name, line, "", message)]);

    // Checked before the tree is built, because deep nesting and recursive aliases would exhaust the stack.
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

            if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            {
                throw new YamlException(current.Start, current.End, "tags (!) are not supported; write the value without one");
            }
        }
    }
}
