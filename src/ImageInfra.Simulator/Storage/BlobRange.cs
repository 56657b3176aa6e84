using System.Globalization;

namespace ImageInfra.Simulator.Storage;

/// <summary>A part of a blob, as <c>bytes=0-99</c> or <c>bytes=100-</c> asks for it.</summary>
internal static class BlobRange
{
    /// <summary>The part, or null where the blob has none such.</summary>
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
