using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A store during whose calls the clock stands still, however slow its server is.</summary>
internal sealed class SteppedStore(IDocumentStore inner, StepClock clock) : IDocumentStore
{
    public string Place => inner.Place;

    public string NameOf(string collection, string id) => inner.NameOf(collection, id);

    public Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken) =>
        clock.DuringAsync(() => inner.FindAsync(collection, id, cancellationToken));

    public Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken) =>
        clock.DuringAsync(() => inner.LastAsync(collection, prefix, cancellationToken));

    public Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken) =>
        clock.DuringAsync(() => inner.ListAsync(query, cancellationToken));

    public Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken) =>
        clock.DuringAsync(() => inner.CreateAsync(document, cancellationToken));

    public Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken) =>
        clock.DuringAsync(() => inner.ReplaceAsync(document, revision, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
