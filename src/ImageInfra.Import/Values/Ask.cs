namespace ImageInfra.Import.Values;

/// <summary>A value that a person can give.</summary>
/// <param name="Key">Its key for <c>--parameters</c>.</param>
internal sealed record Ask(string Key)
{
    /// <summary>The declared type, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Returns the asks without repetitions. Keys ignore case.</summary>
    public static IReadOnlyList<Ask> Distinct(IEnumerable<Ask> asks) => [.. asks.DistinctBy(a => a.Key, StringComparer.OrdinalIgnoreCase)];
}

/// <summary>Facts about an unknown text.</summary>
/// <param name="IsNotEmpty">Whether it has at least one character.</param>
/// <param name="Without">The characters that it does not contain.</param>
internal sealed record TextFacts(bool IsNotEmpty, string Without)
{
    /// <summary>No facts.</summary>
    public static TextFacts None { get; } = new(false, "");

    /// <summary>The name of a resource or a subscription, or a GUID: one segment of an id.</summary>
    public static TextFacts Segment { get; } = new(true, "/");

    /// <summary>At least one character.</summary>
    public static TextFacts NotEmpty { get; } = new(true, "");
}
