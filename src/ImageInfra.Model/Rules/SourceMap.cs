using ImageInfra.Model.Description;

namespace ImageInfra.Model.Rules;

/// <summary>Maps properties, and the lines of their texts, to their locations in a file.</summary>
internal sealed class SourceMap
{
    // The maximum distance of a line of a folded text from its start.
    private const int FarthestLine = 100;

    private readonly Dictionary<string, int> _lines = [];
    private readonly Dictionary<string, YamlText> _texts = [];
    private readonly string[] _source;

    public SourceMap(CatalogFile file)
    {
        _source = [.. file.Text.Split('\n').Select(l => l.TrimEnd('\r'))];
        if (YamlFileReader.Read(file, new FileErrors(file.Path, [])) is { } yaml)
        {
            Add("", yaml);
        }
    }

    /// <summary>All texts, by path.</summary>
    public IEnumerable<(string Path, string Text)> Texts => _texts.Select(t => (t.Key, t.Value.Value));

    /// <summary>The lines of the file.</summary>
    public IReadOnlyList<string> Source => _source;

    /// <summary>Returns the location of a property, or of its nearest parent.</summary>
    public Place Of(string path)
    {
        while (path.Length > 0)
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return Key(line, path[(path.LastIndexOf('.') + 1)..]);
            }

            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return new(1, 1);
    }

    /// <summary>Returns the location of a part of a text.</summary>
    /// <param name="path">The property that holds the text.</param>
    /// <param name="index">The line in the text, starting at 0.</param>
    /// <param name="part">The text of the part.</param>
    public Place Of(string path, int index, string part)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            return Of(path);
        }

        var expected = text.Line + (text.IsBlock ? 1 + index : 0);
        for (var line = expected; part.Length > 0 && line <= _source.Length && line <= expected + FarthestLine; line++)
        {
            if (_source[line - 1].IndexOf(part, StringComparison.Ordinal) is >= 0 and var column)
            {
                return new(line, column + 1);
            }
        }

        return Start(expected);
    }

    // If a flow-style line has the key several times, the first one counts.
    private Place Key(int line, string key) =>
        line <= _source.Length && _source[line - 1].IndexOf($"{key}:", StringComparison.Ordinal) is >= 0 and var column ? new(line, column + 1) : Start(line);

    private Place Start(int line)
    {
        var text = line >= 1 && line <= _source.Length ? _source[line - 1] : "";
        return new(line, text.Length - text.TrimStart().Length + 1);
    }

    private void Add(string path, YamlValue value)
    {
        switch (value)
        {
            case YamlText text:
                _texts[path] = text;
                break;
            case YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    _lines[$"{path}[{i}]"] = list.Items[i].Line;
                    Add($"{path}[{i}]", list.Items[i]);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, entry) in mapping.Entries)
                {
                    var below = path.Length == 0 ? key : $"{path}.{key}";
                    _lines[below] = entry.Line;
                    Add(below, entry.Value);
                }

                break;
        }
    }
}

/// <summary>A location in a file.</summary>
/// <param name="Line">The line, starting at 1; 0 if unknown.</param>
/// <param name="Column">The column, starting at 1; 0 if unknown.</param>
internal readonly record struct Place(int Line, int Column);
