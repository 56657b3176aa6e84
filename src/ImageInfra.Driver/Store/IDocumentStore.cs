namespace ImageInfra.Driver.Store;

/// <summary>
/// Stores the driver's documents by collection and id. Each document has a revision: it is overwritten only by a writer that read the
/// latest revision. Several processes and machines may share a store.
/// </summary>
/// <remarks>
/// Nothing is opened or created before the first call. A completed write is on disk. <see cref="CreateAsync"/> and
/// <see cref="ReplaceAsync"/> take one round trip each and may be repeated: a repeated write finds that the document exists. The
/// caller then reads the document and decides by its content.
/// Every call ends within 15 seconds, or fails with a <see cref="Foundations.DriverException"/> that names the store.
/// </remarks>
public interface IDocumentStore : IAsyncDisposable
{
    /// <summary>The name of the store in messages: a folder, or an address without secrets.</summary>
    string Place { get; }

    /// <summary>The name of a document in messages: its file, or its id and the store.</summary>
    string NameOf(string collection, string id);

    /// <summary>Reads the document with an id; null if it does not exist.</summary>
    Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken);

    /// <summary>Reads the document with the highest id among those with a prefix, in ordinal order; null if there is none.</summary>
    Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken);

    /// <summary>Lists the matching documents, newest first.</summary>
    Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken);

    /// <summary>Creates a document and returns its revision. If the id exists, changes nothing and returns null.</summary>
    Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a document and returns its new revision. If it does not exist or has another revision, changes nothing and returns null.
    /// </summary>
    Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken);
}
