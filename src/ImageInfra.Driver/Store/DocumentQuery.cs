namespace ImageInfra.Driver.Store;

/// <summary>Selects documents of a collection. Null properties do not restrict the selection.</summary>
/// <param name="Collection">One of <see cref="StoreCollections"/>.</param>
public sealed record DocumentQuery(string Collection)
{
    /// <summary>The prefix of the ids.</summary>
    public string? Prefix { get; init; }

    /// <summary>The stack.</summary>
    public string? Stack { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The state.</summary>
    public string? State { get; init; }

    /// <summary>The earliest time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The maximum number of documents, newest first. Default: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether a document matches by id and index; the limit is not checked.</summary>
    internal bool Matches(string id, DocumentIndex index) =>
        (Prefix is null || id.StartsWith(Prefix, StringComparison.Ordinal))
        && (Stack is null || index.Stack == Stack)
        && (Image is null || index.Image == DocumentIndex.ImageOf(Image))
        && (State is null || index.State == State)
        && (Since is null || index.Time >= Since);

    /// <summary>Sorts documents newest first, and applies the limit.</summary>
    internal IEnumerable<T> Newest<T>(IEnumerable<T> documents, Func<T, DateTimeOffset> time, Func<T, string> id) => documents
        .OrderByDescending(time)
        .ThenByDescending(id, StringComparer.Ordinal)
        .Take(Limit ?? int.MaxValue);
}
