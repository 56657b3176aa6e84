namespace ImageInfra.Driver.Store;

/// <summary>
/// Where the driver keeps what it remembers: documents by collection and id. Each has a revision, which is the fence: a
/// document is written over only by a writer that has read its latest revision. Several processes and machines may use one.
/// </summary>
/// <remarks>
/// Nothing is opened or made before the first call. A call that returned is on the disk. <see cref="CreateAsync"/> and
/// <see cref="ReplaceAsync"/> take one round trip each, and are safe to repeat: of two that are the same, the second finds a
/// document there. A caller that finds one reads it and decides by what it says.
/// Every call ends within 15 seconds, or with a <see cref="Foundations.DriverException"/> that names the store.
/// </remarks>
public interface IDocumentStore : IAsyncDisposable
{
    /// <summary>The store as messages name it: a folder, or an address without its secrets.</summary>
    string Place { get; }

    /// <summary>A document as messages name it: its file, or its id and the store.</summary>
    string NameOf(string collection, string id);

    /// <summary>The document with an id, or null.</summary>
    Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken);

    /// <summary>The document with the highest id, by its characters, of those whose ids begin like this; or null.</summary>
    Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken);

    /// <summary>The documents that are meant, newest first.</summary>
    Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken);

    /// <summary>Writes a new document. Answers its revision, or null when there is one with this id: that stays as it is.</summary>
    Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken);

    /// <summary>
    /// Writes over a document. Answers its new revision, or null when it is gone or has another revision than this: it stays as
    /// it is.
    /// </summary>
    Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken);
}
