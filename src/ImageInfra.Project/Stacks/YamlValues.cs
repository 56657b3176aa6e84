using System.Globalization;
using System.Text;

namespace ImageInfra.Project.Stacks;

/// <summary>Formats values as one line of YAML.</summary>
internal static class YamlValues
{
    /// <summary>Formats a text; it is quoted unless it can only be read as text.</summary>
    public static string Text(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Formats a key; it is quoted unless it can only be read as text.</summary>
    public static string Key(string key) =>
        IsPlain(key) || (key.Length > 0 && char.IsAsciiLetter(key[0]) && !IsWord(key) && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') && key[^1] != ':')
            ? key
            : Quoted(key);

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    public static string Map(IEnumerable<KeyValuePair<string, string>> texts) =>
        string.Join(", ", texts.Select(t => $"{Key(t.Key)}: {Text(t.Value)}")) is { Length: > 0 } items ? $"{{ {items} }}" : "{}";

    // YAML's escapes. An unpaired surrogate is not valid in any encoding, and becomes the replacement character.
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

    // Versions and ARM ids need no quotes. Times, numbers and words such as "no" do.
    private static bool IsPlain(string text) =>
        (text.StartsWith('/') || text.Count(c => c == '.') == 2)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.');
}
