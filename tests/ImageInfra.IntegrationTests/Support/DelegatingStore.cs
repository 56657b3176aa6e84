using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A store that forwards all calls.</summary>
internal abstract class DelegatingStore(IDocumentStore inner) : IDocumentStore
{
    public string Place => inner.Place;

    public string NameOf(string collection, string id) => inner.NameOf(collection, id);

    public Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken) => inner.FindAsync(collection, id, cancellationToken);

    public Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken) => inner.LastAsync(collection, prefix, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken) => inner.ListAsync(query, cancellationToken);

    public Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken) =>
        WriteAsync(document, () => inner.CreateAsync(document, cancellationToken));

    public Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken) =>
        WriteAsync(document, () => inner.ReplaceAsync(document, revision, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Called for every write.</summary>
    protected abstract Task<string?> WriteAsync(NewDocument document, Func<Task<string?>> write);
}
