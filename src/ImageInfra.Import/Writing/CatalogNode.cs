namespace ImageInfra.Import.Writing;

/// <summary>A value of a catalog file that is about to be written.</summary>
/// <param name="Comment">What is to say above it, or null.</param>
internal abstract record CatalogNode(string? Comment = null)
{
    /// <summary>A mapping; a short one of few plain values goes into one line.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, CatalogNode>> Entries, bool IsFlow = false) : CatalogNode;

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<CatalogNode> Items) : CatalogNode;

    /// <summary>A text, quoted where YAML would take it for something else.</summary>
    public sealed record Text(string Value) : CatalogNode;

    /// <summary>A number, or true or false.</summary>
    public sealed record Plain(string Value) : CatalogNode;
}
