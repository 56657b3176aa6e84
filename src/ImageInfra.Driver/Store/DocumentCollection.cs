using System.Collections.Concurrent;
using System.Text.Json;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Reads and writes values of one type in a store, with checksums. A damaged document is skipped with one warning, and does not
/// affect the others.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="kind">The mapping between values and documents.</param>
/// <param name="warn">Receives one message about each damaged document.</param>
internal sealed class DocumentCollection<T>(IDocumentStore store, DocumentKind<T> kind, Action<string> warn)
{
    private const int MaximumAttempts = 10;

    private readonly ConcurrentDictionary<string, bool> _told = new();

    /// <summary>Reads the value with an id; null if it does not exist.</summary>
    /// <exception cref="DriverException">The document is damaged.</exception>
    public async Task<Versioned<T>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(kind.Collection, id, cancellationToken) is not { } document)
        {
            return null;
        }

        try
        {
            return Read(document);
        }
        catch (DamagedDocumentException e)
        {
            throw Unusable(id, e);
        }
    }

    /// <summary>Finds the last document whose id has a prefix. Its value is null if it is damaged; null if there is none.</summary>
    /// <exception cref="DriverException">A newer program wrote the document.</exception>
    public async Task<(string Id, Versioned<T>? Value)?> LastAsync(string prefix, CancellationToken cancellationToken)
    {
        if (await store.LastAsync(kind.Collection, prefix, cancellationToken) is not { } document)
        {
            return null;
        }

        try
        {
            return (document.Id, Read(document));
        }
        catch (DamagedDocumentException e) when (!e.IsNewer)
        {
            Tell(document.Id, e);
            return (document.Id, null);
        }
        catch (DamagedDocumentException e)
        {
            throw Unusable(document.Id, e);
        }
    }

    /// <summary>Lists the matching values, newest first.</summary>
    /// <param name="query">The query for this collection.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<Versioned<T>>> ListAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var values = new List<Versioned<T>>();
        foreach (var document in await store.ListAsync(query, cancellationToken))
        {
            try
            {
                values.Add(Read(document));
            }
            catch (DamagedDocumentException e)
            {
                Tell(document.Id, e);
            }
        }

        return values;
    }

    /// <summary>Saves a value and returns its revision.</summary>
    /// <param name="id">The id.</param>
    /// <param name="value">The value.</param>
    /// <param name="revision">The revision that was read; null to create a document.</param>
    /// <param name="cancellationToken">Cancels the operation; the document may have been written.</param>
    /// <exception cref="StoreConflictException">The document exists already, or has another revision.</exception>
    public async Task<string> SaveAsync(string id, T value, string? revision, CancellationToken cancellationToken)
    {
        var document = DocumentSeal.Close(kind.Collection, id, kind.Index(value), kind.Form, JsonSerializer.Serialize(value, kind.Json));
        var saved = revision is null
            ? await store.CreateAsync(document, cancellationToken)
            : await store.ReplaceAsync(document, revision, cancellationToken);
        return saved ?? throw new StoreConflictException(store.NameOf(kind.Collection, id));
    }

    /// <summary>Saves a value whether or not the document exists.</summary>
    public async Task OverwriteAsync(string id, T value, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SaveAsync(id, value, (await store.FindAsync(kind.Collection, id, cancellationToken))?.Revision, cancellationToken);
                return;
            }
            catch (StoreConflictException) when (attempt < MaximumAttempts)
            {
                // Another process wrote the document at the same time; the last write wins.
            }
        }
    }

    private Versioned<T> Read(StoredDocument document)
    {
        var body = DocumentSeal.Open(document.Content, kind.Form);
        try
        {
            var value = JsonSerializer.Deserialize(body, kind.Json) ?? throw new DamagedDocumentException("it is empty");
            return kind.Problem(value) is { } problem
                ? throw new DamagedDocumentException(problem)
                : new(document.Id, document.Revision, value);
        }
        catch (JsonException e)
        {
            throw new DamagedDocumentException($"it has a value that this version of imageinfra does not support at {e.Path}");
        }
    }

    private void Tell(string id, DamagedDocumentException e)
    {
        if (_told.TryAdd(id, true))
        {
            warn($"{Problem(id, e)}; it is ignored");
        }
    }

    private DriverException Unusable(string id, DamagedDocumentException e) => new(DriverFailure.StoreUnusable, Problem(id, e), e);

    private string Problem(string id, DamagedDocumentException e) => e.IsNewer
        ? $"{store.NameOf(kind.Collection, id)} can't be read: {e.Message}"
        : $"{store.NameOf(kind.Collection, id)} is damaged: {e.Message}; to restore it from a backup, run 'imageinfra store import FILE'";
}
