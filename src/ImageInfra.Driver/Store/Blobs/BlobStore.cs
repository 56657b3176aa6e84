using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ImageInfra.Driver.Store.Blobs;

/// <summary>
/// A store in a container of Azure Storage: each document is a blob <c>PROJECT/COLLECTION/ID.json</c>, with its ETag as revision. The
/// indexed properties are in the metadata of the blob, so that a list contains them.
/// </summary>
/// <param name="address">The address of the container, for messages and for the prefix of names.</param>
/// <param name="project">The project that owns the documents.</param>
/// <param name="connect">Creates the client of the container at its first use.</param>
/// <param name="clock">The clock for waits.</param>
public sealed class BlobStore(BlobAddress address, string project, Func<CancellationToken, Task<BlobContainerClient>> connect, TimeProvider clock) : IDocumentStore
{
    private const int ReadsAtOnce = 16;
    private const string Ending = ".json";
    private const string Stack = "stack";
    private const string Image = "image";
    private const string State = "state";
    private const string Time = "time";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(14);

    private readonly Lock _gate = new();
    private Task<BlobContainerClient>? _container;

    /// <inheritdoc/>
    public string Place => address.Place;

    /// <inheritdoc/>
    public string NameOf(string collection, string id) => $"{PathOf(collection, id)} in {Place}";

    /// <inheritdoc/>
    public Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken) =>
        CallAsync(async (container, token) => await ReadAsync(container, collection, id, token), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken) => CallAsync(
        async (container, token) =>
        {
            // Azure lists names in ordinal order.
            string? last = null;
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, PrefixOf(collection, prefix), token))
            {
                last = IsDocument(blob.Name) ? blob.Name : last;
            }

            return last is null ? null : await ReadAsync(container, collection, IdOf(collection, last), token);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, DocumentIndex Index)>();
        string? next = null;
        do
        {
            // A long list needs many calls; each one has its own time limit.
            next = await CallAsync<string?>(
                async (container, token) =>
                {
                    await foreach (var page in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, PrefixOf(query.Collection, query.Prefix), token).AsPages(next))
                    {
                        found.AddRange(page.Values
                            .Where(b => IsDocument(b.Name))
                            .Select(b => (Id: IdOf(query.Collection, b.Name), Index: IndexOf(b.Metadata)))
                            .Where(d => query.Matches(d.Id, d.Index)));
                        return page.ContinuationToken;
                    }

                    return null;
                },
                cancellationToken);
        }
        while (next is { Length: > 0 });

        var newest = query.Newest(found, d => d.Index.Time, d => d.Id).ToList();
        var documents = new ConcurrentDictionary<string, StoredDocument>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(newest, options, async (document, token) =>
        {
            if (await FindAsync(query.Collection, document.Id, token) is { } read)
            {
                documents[document.Id] = read;
            }
        });
        return [.. newest.Select(d => documents.GetValueOrDefault(d.Id)).OfType<StoredDocument>()];
    }

    /// <inheritdoc/>
    public Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken) =>
        WriteAsync(document, new() { IfNoneMatch = ETag.All }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken) =>
        WriteAsync(document, new() { IfMatch = new ETag(revision) }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<string?> WriteAsync(NewDocument document, BlobRequestConditions conditions, CancellationToken cancellationToken) => CallAsync<string?>(
        async (container, token) =>
        {
            var options = new BlobUploadOptions
            {
                Conditions = conditions,
                HttpHeaders = new() { ContentType = "application/json" },
                Metadata = new Dictionary<string, string>
                {
                    [Stack] = Uri.EscapeDataString(document.Index.Stack),
                    [Image] = Uri.EscapeDataString(document.Index.Image),
                    [State] = Uri.EscapeDataString(document.Index.State),
                    [Time] = document.Index.TimeText,
                },
            };
            try
            {
                var answer = await container.GetBlobClient(PathOf(document.Collection, document.Id)).UploadAsync(BinaryData.FromString(document.Text), options, token);
                return answer.Value.ETag.ToString();
            }
            catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode is "BlobAlreadyExists" or "BlobNotFound")
            {
                return null;
            }
        },
        cancellationToken);

    private async Task<StoredDocument?> ReadAsync(BlobContainerClient container, string collection, string id, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await container.GetBlobClient(PathOf(collection, id)).DownloadContentAsync(cancellationToken)).Value;
            return new(new(collection, id, IndexOf(blob.Details.Metadata), blob.Content.ToString()), blob.Details.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.ErrorCode == "BlobNotFound")
        {
            return null;
        }
    }

    private string PathOf(string collection, string id) => $"{address.Prefix}{DocumentId.Part(project)}/{collection}/{id}{Ending}";

    private string PrefixOf(string collection, string? prefix) => $"{address.Prefix}{DocumentId.Part(project)}/{collection}/{prefix}";

    private string IdOf(string collection, string name) => name[PrefixOf(collection, null).Length..^Ending.Length];

    private static bool IsDocument(string name) => name.EndsWith(Ending, StringComparison.Ordinal);

    private static DocumentIndex IndexOf(IDictionary<string, string> metadata)
    {
        string Text(string name) => metadata.TryGetValue(name, out var value) ? Uri.UnescapeDataString(value) : "";
        return new(Text(Stack), Text(Image), Text(State), DocumentIndex.TimeOf(Text(Time)));
    }

    private async Task<T> CallAsync<T>(Func<BlobContainerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(s_limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await call(await ConnectAsync(both.Token), both.Token);
        }
        catch (Exception e) when (BlobFailure.Of(address, e, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    // The task is shared by all callers, so none of them can cancel it.
    private Task<BlobContainerClient> ConnectAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _container = _container is null or { IsFaulted: true } or { IsCanceled: true } ? connect(CancellationToken.None) : _container;
            return _container.WaitAsync(cancellationToken);
        }
    }
}
