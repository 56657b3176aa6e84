using System.Buffers;
using System.Globalization;
using System.Text;

namespace ImageInfra.Driver.Foundations;

/// <summary>
/// Texts from elsewhere as they may be shown: a character that acts on a terminal, or that changes how others look, is shown as an
/// escape such as <c>\u001b</c>. In JSON the escape means the same character, so that nothing is lost there.
/// </summary>
public static class VisibleText
{
    // Letters and marks that show nothing; the other characters of that kind have a category of their own.
    private static readonly (int First, int Last)[] s_invisible =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0D),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF),
    ];

    // With both halves of every pair, which are looked at one by one.
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsSurrogate(c) || IsHidden(new Rune(c), keepsLines: true))]);

    /// <summary>The text with every such character as an escape.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether ends of lines stay, and tabs. Default: yes.</param>
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

    /// <summary>A character as an escape, such as <c>\u001b</c>.</summary>
    public static string Escape(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static bool IsHidden(Rune rune, bool keepsLines) => rune.Value switch
    {
        '\n' or '\t' => !keepsLines,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || Array.Exists(s_invisible, range => rune.Value >= range.First && rune.Value <= range.Last),
    };
}
