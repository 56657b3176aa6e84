using System.Text;

namespace ImageInfra.Project.Disk;

/// <summary>The text of a file and its encoding.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The encoding; its preamble is the byte order mark of the file, or empty.</param>
public sealed record TextFile(string Text, Encoding Encoding)
{
    // Longer marks come first: the mark of UTF-32 begins with that of UTF-16.
    private static readonly Encoding[] s_marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>UTF-8 without a byte order mark, the encoding of new files.</summary>
    public static Encoding Plain { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes the bytes of a file as UTF-8, or as its byte order mark announces.</summary>
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
                ? throw new FileException(path, $"has a NUL character in line {LineOf(text, nul)}: it is not text, or is UTF-16 without a byte order mark; save it as UTF-8")
                : new(text, encoding);
        }
        catch (DecoderFallbackException e)
        {
            throw new FileException(path, $"is not {(encoding == Plain ? "UTF-8" : $"the {encoding.WebName} that its byte order mark announces")}; save it as UTF-8", e);
        }
    }

    /// <summary>Encodes another text in the encoding of this file.</summary>
    public byte[] Bytes(string text) => [.. Encoding.Preamble, .. Encoding.GetBytes(text)];

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
