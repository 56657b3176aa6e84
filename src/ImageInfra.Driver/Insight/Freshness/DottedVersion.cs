namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>
/// A version of a marketplace image: any number of numbers separated by dots, of any length, compared as numbers.
/// </summary>
internal sealed class DottedVersion : IComparable<DottedVersion>
{
    private readonly string[] _parts;

    private DottedVersion(string text, string[] parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>The version as the publisher writes it.</summary>
    public string Text { get; }

    /// <summary>Parses a version; null if the text is not one.</summary>
    public static DottedVersion? TryParse(string? text) =>
        text?.Split('.') is { } parts && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit))
            ? new(text, [.. parts.Select(p => p.TrimStart('0'))])
            : null;

    /// <summary>The newest of the versions, ignoring invalid ones; null if there is none.</summary>
    public static DottedVersion? Newest(IEnumerable<string> versions) => versions.Select(TryParse).OfType<DottedVersion>().Max();

    /// <inheritdoc/>
    public int CompareTo(DottedVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            var (one, two) = (_parts.ElementAtOrDefault(i) ?? "", other._parts.ElementAtOrDefault(i) ?? "");
            var order = one.Length != two.Length ? one.Length.CompareTo(two.Length) : string.CompareOrdinal(one, two);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
