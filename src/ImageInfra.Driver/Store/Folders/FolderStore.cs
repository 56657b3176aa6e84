namespace ImageInfra.Driver.Store.Folders;

/// <summary>
/// A store in a folder of this machine: a SQLite file <c>runs.db</c>, and statements as files below <c>provenance</c>, so that people
/// and other tools can read them. Processes on one machine may share it. Network shares are not supported.
/// </summary>
/// <param name="directory">The folder. It is created at the first write.</param>
public sealed class FolderStore(string directory) : IDocumentStore
{
    /// <summary>The name of the SQLite file.</summary>
    public const string FileName = "runs.db";

    private readonly SqliteDocuments _documents = new(Path.Combine(directory, FileName));
    private readonly DocumentFiles _files = new(Path.Combine(directory, "provenance"));

    /// <inheritdoc/>
    public string Place => directory;

    /// <inheritdoc/>
    public string NameOf(string collection, string id) => IsFiles(collection)
        ? _files.PathOf(id)
        : $"{collection}/{id} in {Path.Combine(directory, FileName)}";

    /// <inheritdoc/>
    public Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken) =>
        RunAsync(() => IsFiles(collection) ? _files.Find(id) : _documents.Find(collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken) =>
        RunAsync(() => IsFiles(collection) ? _files.Last(prefix) : _documents.Last(collection, prefix), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken) =>
        RunAsync(() => IsFiles(query.Collection) ? _files.List(query) : _documents.List(query), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken) =>
        RunAsync(() => IsFiles(document.Collection) ? _files.Create(document) : _documents.Create(document), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken) =>
        RunAsync(() => IsFiles(document.Collection) ? DocumentFiles.Replace() : _documents.Replace(document, revision), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _documents.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsFiles(string collection) => collection == StoreCollections.Statements;

    // Runs on another thread, because the disk may be slow or another process may hold the file. A started write is not canceled.
    private static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(work, cancellationToken);
}
