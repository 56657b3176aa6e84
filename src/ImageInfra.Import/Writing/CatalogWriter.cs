using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImageInfra.Import.Writing;

/// <summary>Writes catalog files with the formatting of hand-written ones.</summary>
internal static partial class CatalogWriter
{
    private const string Flow = "imageinfra-flow-6f1d-";

    /// <summary>The first line: the schema for editors.</summary>
    private const string Schema = "# yaml-language-server: $schema=./image.schema.json";

    /// <summary>Returns the text of a file.</summary>
    /// <param name="about">The comment lines at the start.</param>
    /// <param name="image">The image.</param>
    public static string Write(IReadOnlyList<string> about, CatalogNode.Map image)
    {
        using var text = new StringWriter { NewLine = "\n" };
        text.WriteLine(Schema);
        foreach (var line in about)
        {
            text.WriteLine($"# {line}");
        }

        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, indentSequences: true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        var lines = new List<string>();
        Emit(emitter, image, lines);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return FlowPattern().Replace(text.ToString(), match => lines[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)]);
    }

    // One-line mappings are inserted at the end, because YamlDotNet writes braces without spaces.
    private static void Emit(Emitter emitter, CatalogNode node, List<string> lines)
    {
        switch (node)
        {
            case CatalogNode.Map { IsFlow: true } map when map.Entries.All(e => e.Value is CatalogNode.Plain or CatalogNode.Text { Value: "Latest" or "Source" or "Enabled" or "Disabled" }):
                emitter.Emit(Scalar($"{Flow}{lines.Count}."));
                lines.Add($"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key}: {(e.Value as CatalogNode.Plain)?.Value ?? ((CatalogNode.Text)e.Value).Value}"))} }}");
                break;
            case CatalogNode.Map map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in map.Entries)
                {
                    if (value.Comment is { } comment)
                    {
                        emitter.Emit(new Comment(comment, isInline: false));
                    }

                    emitter.Emit(Scalar(key));
                    Emit(emitter, value, lines);
                }

                emitter.Emit(new MappingEnd());
                break;
            case CatalogNode.List list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    if (item.Comment is { } comment)
                    {
                        emitter.Emit(new Comment(comment, isInline: false));
                    }

                    Emit(emitter, item, lines);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case CatalogNode.Text text:
                emitter.Emit(Scalar(text.Value));
                break;
            case CatalogNode.Plain plain:
                emitter.Emit(new Scalar(null, null, plain.Value, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                break;
        }
    }

    private static Scalar Scalar(string text) => new(null, null, text, StyleOf(text), isPlainImplicit: true, isQuotedImplicit: true);

    private static ScalarStyle StyleOf(string text) => text switch
    {
        // A literal block preserves all characters except these.
        _ when text.Contains('\n', StringComparison.Ordinal) => text.Any(c => c is '\r' or '\t' || (char.IsControl(c) && c != '\n')) || text[0] is ' ' or '\n' || TrailingPattern().IsMatch(text)
            ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Literal,
        _ when text.Any(char.IsControl) => ScalarStyle.DoubleQuoted,
        _ when OtherwisePattern().IsMatch(text) => ScalarStyle.DoubleQuoted,
        _ => ScalarStyle.Any,
    };

    // Texts that YAML 1.1 or 1.2 reads as null, a flag, a number or a date.
    [GeneratedRegex(@"^(|~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.,:eExXoa-fA-F+-]*|[-+]?\.(inf|nan)|=|<<)$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherwisePattern();

    [GeneratedRegex(@"(\n\n| )\z")]
    private static partial Regex TrailingPattern();

    [GeneratedRegex(@"imageinfra-flow-6f1d-(\d+)\.")]
    private static partial Regex FlowPattern();
}
