using ImageInfra.Model.Description;

namespace ImageInfra.Model.Rules;

/// <summary>Where a file has what: the place of every property, and of every line of its texts.</summary>
internal sealed class SourceMap
{
    // How far a line of a folded text may be from where the text begins.
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

    /// <summary>Every text with its path.</summary>
    public IEnumerable<(string Path, string Text)> Texts => _texts.Select(t => (t.Key, t.Value.Value));

    /// <summary>The lines of the file.</summary>
    public IReadOnlyList<string> Source => _source;

    /// <summary>The place of a property, or of the nearest one around it.</summary>
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

    /// <summary>The place of a part of a text.</summary>
    /// <param name="path">The property that holds the text.</param>
    /// <param name="index">Which line of the text the part is in, from 0.</param>
    /// <param name="part">The part.</param>
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

    // Of several keys in a line of flow style, the first of that name.
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

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, from 1, or 0.</param>
/// <param name="Column">The column, from 1, or 0.</param>
internal readonly record struct Place(int Line, int Column);
