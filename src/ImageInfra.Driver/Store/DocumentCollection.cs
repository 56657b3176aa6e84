using System.Collections.Concurrent;
using System.Text.Json;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Values of a type in a store: sealed when they are written, checked when they are read. A damaged one takes no part, and is
/// told of once; it does not stop the others.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="kind">How the values are documents.</param>
/// <param name="warn">Told of damaged documents, once each.</param>
internal sealed class DocumentCollection<T>(IDocumentStore store, DocumentKind<T> kind, Action<string> warn)
{
    private const int MaximumAttempts = 10;

    private readonly ConcurrentDictionary<string, bool> _told = new();

    /// <summary>The value with an id, or null.</summary>
    /// <exception cref="DriverException">Its document is damaged.</exception>
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

    /// <summary>The id of the last document whose id begins like this, and its value unless it is damaged; null if there is none.</summary>
    /// <exception cref="DriverException">A newer program wrote it.</exception>
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

    /// <summary>The values that are meant, newest first.</summary>
    /// <param name="query">Which. Its collection is this one.</param>
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

    /// <summary>Writes a value, and answers its revision.</summary>
    /// <param name="id">The id.</param>
    /// <param name="value">The value.</param>
    /// <param name="revision">The revision that was read, or null for a new one.</param>
    /// <param name="cancellationToken">Stops it. Whether it was written is not known then.</param>
    /// <exception cref="StoreConflictException">There is one already, or it has another revision.</exception>
    public async Task<string> SaveAsync(string id, T value, string? revision, CancellationToken cancellationToken)
    {
        var document = DocumentSeal.Close(kind.Collection, id, kind.Index(value), kind.Form, JsonSerializer.Serialize(value, kind.Json));
        var saved = revision is null
            ? await store.CreateAsync(document, cancellationToken)
            : await store.ReplaceAsync(document, revision, cancellationToken);
        return saved ?? throw new StoreConflictException(store.NameOf(kind.Collection, id));
    }

    /// <summary>Writes a value over what is there, whatever that is.</summary>
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
                // Another process wrote its own meanwhile; the last one counts.
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
            throw new DamagedDocumentException($"it has a value that this imageinfra does not know at {e.Path}");
        }
    }

    private void Tell(string id, DamagedDocumentException e)
    {
        if (_told.TryAdd(id, true))
        {
            warn($"{Problem(id, e)}; it takes no part");
        }
    }

    private DriverException Unusable(string id, DamagedDocumentException e) => new(DriverFailure.StoreUnusable, Problem(id, e), e);

    private string Problem(string id, DamagedDocumentException e) => e.IsNewer
        ? $"{store.NameOf(kind.Collection, id)} can't be read: {e.Message}"
        : $"{store.NameOf(kind.Collection, id)} is damaged: {e.Message}; to restore it from a backup, run 'imageinfra store import FILE'";
}
