using System.Text.RegularExpressions;

namespace ImageInfra.Model.Description;

/// <summary>
/// Replaces placeholders, <c>${{ name }}</c>, in parsed values. The text of the file stays as it is, so special characters in a
/// value can't change the structure.
/// </summary>
/// <param name="values">The values by name, each with the line for its errors.</param>
/// <param name="errors">Receives the errors.</param>
/// <param name="kind">The noun for the names in errors, such as <c>parameter</c>.</param>
internal sealed partial class Substitution(IReadOnlyDictionary<string, YamlText> values, FileErrors errors, string kind)
{
    private const string Opening = "${{";

    private readonly HashSet<string> _used = [];

    /// <summary>The names that were replaced so far.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>Whether a text is a valid placeholder name.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>Replaces all placeholders in a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">The path of the value.</param>
    /// <param name="line">Optional. The line for the whole value. Default: lines don't change.</param>
    public YamlValue Apply(YamlValue value, string path, int? line = null) => value switch
    {
        YamlText text => Text(text, path, line),
        YamlList list => list with { Line = line ?? list.Line, Items = [.. list.Items.Select((item, i) => Apply(item, $"{path}[{i}]", line))] },
        YamlMapping mapping => Mapping(mapping, path, line),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Replaces all placeholders in a mapping.</summary>
    public YamlMapping Mapping(YamlMapping mapping, string path, int? line = null)
    {
        var entries = new Dictionary<string, YamlEntry>();
        foreach (var (key, entry) in mapping.Entries)
        {
            var keyPath = path.Length == 0 ? key : $"{path}.{key}";
            if (key.Contains(Opening, StringComparison.Ordinal))
            {
                errors.Add(entry.Line, keyPath, $"a key can't hold the placeholder {Opening} {kind} }}}}; use it in values");
            }

            var value = Apply(entry.Value, keyPath, line);
            // Errors in a replaced value refer to the line that sets it.
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
            // A number or a flag keeps its type only if the placeholder is the whole value.
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
            errors.Add(line, path, $"has a {Opening} that starts no placeholder; expected {Opening} name }}}}, or ${Opening} for the literal characters");
        }
        else if (values.TryGetValue(name, out var value))
        {
            _used.Add(name);
            found.Add(value);
            return value.Value;
        }
        else
        {
            errors.Add(line, path, $"there is no {kind} '{name}'; {(values.Count == 0 ? "no {kind} is defined" : $"expected {string.Join(", ", values.Keys)}")}{Suggestion.For(name, values.Keys)}");
        }

        return match.Value;
    }

    [GeneratedRegex(@"\$\$\{\{|\$\{\{[ ]*(?<name>[A-Za-z][A-Za-z0-9_-]*)[ ]*\}\}|\$\{\{")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex NamePattern();
}
