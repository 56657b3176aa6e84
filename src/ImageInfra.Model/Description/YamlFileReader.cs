using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImageInfra.Model.Description;

/// <summary>Parses one YAML document into values with line numbers. Size and depth are limited; anchors are not supported.</summary>
internal sealed class YamlFileReader
{
    private const int MaximumLength = 256 * 1024;
    private const int MaximumDepth = 32;

    private readonly FileErrors _errors;
    private readonly Parser _parser;
    private readonly string _expected;
    private readonly string _shape;

    private YamlFileReader(string text, FileErrors errors, string expected, string shape)
    {
        _expected = expected;
        _shape = shape;
        _errors = errors;
        _parser = new(new Scanner(new StringReader(text)));
    }

    /// <summary>Returns the image of a file, or null with an error.</summary>
    public static YamlMapping? Read(CatalogFile file, FileErrors errors) =>
        Read(file, errors, "an image", "a mapping with name, definition and template");

    /// <summary>Returns the mapping of a file, or null with an error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="errors">Receives the error.</param>
    /// <param name="expected">The content that errors ask for, such as <c>an image</c>.</param>
    /// <param name="shape">The form that errors ask for.</param>
    public static YamlMapping? Read(CatalogFile file, FileErrors errors, string expected, string shape)
    {
        if (file.Text.Length > MaximumLength)
        {
            errors.Add(1, "", $"is longer than {MaximumLength / 1024} KB; put long scripts into separate files, with the key script");
            return null;
        }

        var reader = new YamlFileReader(file.Text, errors, expected, shape);
        try
        {
            return reader.ReadFile();
        }
        catch (YamlException e)
        {
            var (line, message) = YamlProblem.Of(file.Text, e);
            errors.Add(line, "", message);
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this for an unclosed flow mapping.
            errors.Add((int)(reader._parser.Current?.End.Line ?? 1), "", "is not YAML: a '{' or '[' near this line is not closed");
            return null;
        }
    }

    private YamlMapping? ReadFile()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _errors.Add(1, "", $"is empty; expected {_expected}");
            return null;
        }

        var value = ReadValue("", 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _errors.Add((int)second.Start.Line, "", "has a second document; expected one document per file");
            return null;
        }

        if (value is YamlMapping mapping)
        {
            return mapping;
        }

        if (value is not null)
        {
            _errors.Add(value.Line, "", $"expected {_expected}: {_shape}");
        }

        return null;
    }

    // Null if the value is unusable; the reason is in the errors.
    private YamlValue? ReadValue(string path, int depth)
    {
        var current = _parser.Current!;
        if (depth > MaximumDepth)
        {
            throw new YamlException(current.Start, current.End, $"nested more than {MaximumDepth} levels deep");
        }

        switch (current)
        {
            case AnchorAlias or NodeEvent { Anchor.IsEmpty: false }:
                throw new YamlException(current.Start, current.End, "anchors and aliases (& and *) are not supported; write the value out");
            case Scalar scalar:
                _parser.MoveNext();
                CheckResolved(scalar, path);
                return new YamlText((int)scalar.Start.Line, scalar.Value, scalar.Style is ScalarStyle.Plain)
                {
                    IsBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded,
                };
            case SequenceStart:
                return ReadList(path, depth);
            default:
                return ReadMapping(path, depth);
        }
    }

    private YamlList ReadList(string path, int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadValue($"{path}[{items.Count}]", depth + 1) is { } item)
            {
                items.Add(item);
            }
        }

        return new((int)start.Start.Line, items);
    }

    private YamlMapping ReadMapping(string path, int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new Dictionary<string, YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            var line = (int)key.Start.Line;
            var keyPath = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            CheckResolved(key, path);
            var value = ReadValue(keyPath, depth + 1);
            if (entries.TryGetValue(key.Value, out var first))
            {
                _errors.Add(line, keyPath, $"is given twice, first in line {first.Line}; keep one");
            }
            else if (value is not null)
            {
                entries[key.Value] = new(line, value);
            }
        }

        return new((int)start.Start.Line, entries);
    }

    // 'imageinfra import' marks values that it could not resolve.
    private void CheckResolved(Scalar scalar, string path)
    {
        foreach (var what in Unresolved.In(scalar.Value))
        {
            _errors.Add((int)scalar.Start.Line, path, Unresolved.ErrorOf(what));
        }
    }
}
