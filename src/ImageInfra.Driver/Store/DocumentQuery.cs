namespace ImageInfra.Driver.Store;

/// <summary>Which documents of a collection are meant; what is null does not count.</summary>
/// <param name="Collection">One of <see cref="StoreCollections"/>.</param>
public sealed record DocumentQuery(string Collection)
{
    /// <summary>Documents whose ids begin like this.</summary>
    public string? Prefix { get; init; }

    /// <summary>Documents about this stack.</summary>
    public string? Stack { get; init; }

    /// <summary>Documents about this image.</summary>
    public string? Image { get; init; }

    /// <summary>Documents in this state.</summary>
    public string? State { get; init; }

    /// <summary>Documents of this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>At most so many, the newest. Default: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether a document is meant, as far as its id and index tell; the limit is not looked at.</summary>
    internal bool Matches(string id, DocumentIndex index) =>
        (Prefix is null || id.StartsWith(Prefix, StringComparison.Ordinal))
        && (Stack is null || index.Stack == Stack)
        && (Image is null || index.Image == DocumentIndex.ImageOf(Image))
        && (State is null || index.State == State)
        && (Since is null || index.Time >= Since);

    /// <summary>Of these the newest, newest first, and no more than the limit.</summary>
    internal IEnumerable<T> Newest<T>(IEnumerable<T> documents, Func<T, DateTimeOffset> time, Func<T, string> id) => documents
        .OrderByDescending(time)
        .ThenByDescending(id, StringComparer.Ordinal)
        .Take(Limit ?? int.MaxValue);
}
