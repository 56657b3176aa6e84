using System.Globalization;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>A blob.</summary>
internal sealed record Blob(string Name, byte[] Content, DateTimeOffset Modified, string ContentType)
{
    /// <summary>The creation time. Default: the time of the last change.</summary>
    public DateTimeOffset Created { get; init; } = Modified;

    /// <summary>The entity tag, derived from length and time.</summary>
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"\"0x8{Modified.Ticks ^ ((long)Content.Length << 20):X15}\"");

    public IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("ETag", ETag), ("Last-Modified", Modified.ToString("R", CultureInfo.InvariantCulture)), ("Accept-Ranges", "bytes"),
        ("x-ms-blob-type", "BlockBlob"), ("x-ms-creation-time", Created.ToString("R", CultureInfo.InvariantCulture)),
        ("x-ms-lease-status", "unlocked"), ("x-ms-lease-state", "available"), ("x-ms-server-encrypted", "true"),
    ];
}

/// <summary>Parses ranges such as <c>bytes=0-99</c> and <c>bytes=100-</c>.</summary>
internal static class BlobRange
{
    /// <summary>Returns the range; null if it is invalid for the size.</summary>
    public static (int Start, int Length)? Parse(string range, int size)
    {
        var ends = range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) ? range["bytes=".Length..].Split('-') : [];
        if (ends is not [var first, var last] || !TryParse(first, out var start) || start >= size)
        {
            return null;
        }

        var end = last.Length == 0 ? size - 1 : TryParse(last, out var given) ? Math.Min(given, size - 1) : -1;
        return end < start ? null : ((int)start, (int)(end - start + 1));
    }

    private static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
