using System.Text.RegularExpressions;

namespace ImageInfra.Model.Description;

/// <summary>
/// Puts values in the places of <c>${{ name }}</c>. It works on what was read from a file, never on the file's text: a value
/// stays one value, whatever characters it has.
/// </summary>
/// <param name="values">The values by name, each with the line that its mistakes are to be found at.</param>
/// <param name="errors">Where errors go.</param>
/// <param name="kind">What the names are, such as <c>parameter</c>.</param>
internal sealed partial class Substitution(IReadOnlyDictionary<string, YamlText> values, FileErrors errors, string kind)
{
    private const string Opening = "${{";

    private readonly HashSet<string> _used = [];

    /// <summary>The names that were found so far.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>Whether a text can be the name of a placeholder.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>A value with every placeholder in it replaced.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="line">Optional. The line that everything in it gets. Default: lines stay.</param>
    public YamlValue Apply(YamlValue value, string path, int? line = null) => value switch
    {
        YamlText text => Text(text, path, line),
        YamlList list => list with { Line = line ?? list.Line, Items = [.. list.Items.Select((item, i) => Apply(item, $"{path}[{i}]", line))] },
        YamlMapping mapping => Mapping(mapping, path, line),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A mapping with every placeholder in it replaced.</summary>
    public YamlMapping Mapping(YamlMapping mapping, string path, int? line = null)
    {
        var entries = new Dictionary<string, YamlEntry>();
        foreach (var (key, entry) in mapping.Entries)
        {
            var keyPath = path.Length == 0 ? key : $"{path}.{key}";
            if (key.Contains(Opening, StringComparison.Ordinal))
            {
                errors.Add(entry.Line, keyPath, $"a key can't be a {Opening} {kind} }}}}; only values can");
            }

            var value = Apply(entry.Value, keyPath, line);
            // The mistake is then where the value was given.
            var isGiven = value is YamlText given && entry.Value is YamlText text && given.Value != text.Value;
            entries[key] = new(isGiven ? value.Line : line ?? entry.Line, value);
        }

        return mapping with { Line = line ?? mapping.Line, Entries = entries };
    }

    private YamlText Text(YamlText text, string path, int? line)
    {
        if (!text.Value.Contains(Opening, StringComparison.Ordinal))
        {
            return line is { } l ? text with { Line = l } : text;
        }

        var found = new List<YamlText>();
        var replaced = PlaceholderPattern().Replace(text.Value, match => Replace(match, text.Line, path, found));
        return found switch
        {
            [] => text with { Line = line ?? text.Line, Value = replaced },
            // A number or a flag stays one only where it is the whole value.
            [var only] when PlaceholderPattern().Match(text.Value).Length == text.Value.Length => only,
            _ => new(found[0].Line, replaced, IsPlain: false) { IsOpen = found.Exists(f => f.IsOpen), Folder = text.Folder },
        };
    }

    private string Replace(Match match, int line, string path, List<YamlText> found)
    {
        if (match.Value[1] == '$')
        {
            return Opening;
        }

        var name = match.Groups["name"].Value;
        if (name.Length == 0)
        {
            errors.Add(line, path, $"has a {Opening} that is no placeholder; expected {Opening} name }}}}, or ${Opening} for the characters themselves");
        }
        else if (values.TryGetValue(name, out var value))
        {
            _used.Add(name);
            found.Add(value);
            return value.Value;
        }
        else
        {
            errors.Add(line, path, $"there is no {kind} '{name}'; {(values.Count == 0 ? "there are none" : $"expected {string.Join(", ", values.Keys)}")}{Suggestion.For(name, values.Keys)}");
        }

        return match.Value;
    }

    [GeneratedRegex(@"\$\$\{\{|\$\{\{[ ]*(?<name>[A-Za-z][A-Za-z0-9_-]*)[ ]*\}\}|\$\{\{")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex NamePattern();
}
