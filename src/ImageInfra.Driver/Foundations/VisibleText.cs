using System.Buffers;
using System.Globalization;
using System.Text;

namespace ImageInfra.Driver.Foundations;

/// <summary>
/// Makes foreign text safe to show: characters that control a terminal, or change the display of other characters, become escapes
/// such as <c>\u001b</c>. In JSON such an escape means the same character, so nothing is lost.
/// </summary>
public static class VisibleText
{
    // Letters and marks that are invisible; other invisible characters have their own Unicode categories.
    private static readonly (int First, int Last)[] s_invisible =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0D),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF),
    ];

    // Includes both halves of surrogate pairs, because the search looks at single code units.
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsSurrogate(c) || IsHidden(new Rune(c), keepsLines: true))]);

    /// <summary>Escapes all such characters in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line endings and tabs are kept. Default: true.</param>
    public static string Of(string text, bool keepsLines = true)
    {
        if (!text.AsSpan().ContainsAny(s_suspects) && (keepsLines || !text.AsSpan().ContainsAny('\n', '\t')))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            var isEnd = keepsLines && text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (isEnd || (isWhole && !IsHidden(rune, keepsLines)))
            {
                visible.Append(text, i, length);
            }
            else
            {
                foreach (var c in text.AsSpan(i, length))
                {
                    visible.Append(Escape(c));
                }
            }

            i += length;
        }

        return visible.ToString();
    }

    /// <summary>Formats a character as an escape, such as <c>\u001b</c>.</summary>
    public static string Escape(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static bool IsHidden(Rune rune, bool keepsLines) => rune.Value switch
    {
        '\n' or '\t' => !keepsLines,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || Array.Exists(s_invisible, range => rune.Value >= range.First && rune.Value <= range.Last),
    };
}
