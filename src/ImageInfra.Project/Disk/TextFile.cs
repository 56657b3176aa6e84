using System.Text;

namespace ImageInfra.Project.Disk;

/// <summary>The text of a file, and how its bytes say it.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The encoding; its preamble is the file's byte order mark, or empty.</param>
public sealed record TextFile(string Text, Encoding Encoding)
{
    // The longer marks first: that of UTF-32 begins with that of UTF-16.
    private static readonly Encoding[] s_marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>UTF-8 without a mark, as new files have it.</summary>
    public static Encoding Plain { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file's bytes: UTF-8, or what a byte order mark says.</summary>
    /// <exception cref="FileException">The bytes are not text.</exception>
    public static TextFile Of(string path, ReadOnlySpan<byte> bytes)
    {
        var encoding = Plain;
        foreach (var marked in s_marked)
        {
            if (bytes.StartsWith(marked.Preamble))
            {
                encoding = marked;
                break;
            }
        }

        try
        {
            var text = encoding.GetString(bytes[encoding.Preamble.Length..]);
            return text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0
                ? throw new FileException(path, $"has a NUL character in line {LineOf(text, nul)}: it is no text, or is UTF-16 without a byte order mark; save it as UTF-8")
                : new(text, encoding);
        }
        catch (DecoderFallbackException e)
        {
            throw new FileException(path, $"is not {(encoding == Plain ? "UTF-8" : $"the {encoding.WebName} that its byte order mark announces")}; save it as UTF-8", e);
        }
    }

    /// <summary>The bytes of another text in this file.</summary>
    public byte[] Bytes(string text) => [.. Encoding.Preamble, .. Encoding.GetBytes(text)];

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
