using System.Globalization;
using System.Text;

namespace ImageInfra.Project.Stacks;

/// <summary>Values as YAML of one line.</summary>
internal static class YamlValues
{
    /// <summary>A text, in quotes unless it can't be taken for anything else.</summary>
    public static string Text(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>A key, in quotes unless it can't be taken for anything but a text.</summary>
    public static string Key(string key) =>
        IsPlain(key) || (key.Length > 0 && char.IsAsciiLetter(key[0]) && !IsWord(key) && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') && key[^1] != ':')
            ? key
            : Quoted(key);

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    public static string Map(IEnumerable<KeyValuePair<string, string>> texts) =>
        string.Join(", ", texts.Select(t => $"{Key(t.Key)}: {Text(t.Value)}")) is { Length: > 0 } items ? $"{{ {items} }}" : "{}";

    // YAML's escapes. A lone half of a character is no text in any encoding, and becomes the mark of such.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when !IsPrintable(rune) => rune.Value > 0xFFFF ? $"\\U{rune.Value:X8}" : $"\\u{rune.Value:X4}",
                _ => rune.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.IsAscii ? !Rune.IsControl(rune) : Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static bool IsWord(string text) => text.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n";

    // A version or an ARM id. Times would become times, numbers numbers, and words like "no" something else.
    private static bool IsPlain(string text) =>
        (text.StartsWith('/') || text.Count(c => c == '.') == 2)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.');
}
