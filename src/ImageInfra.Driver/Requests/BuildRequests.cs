using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Requests;

/// <summary>The requests to build, in a store.</summary>
/// <param name="store">The store.</param>
/// <param name="warn">Told of damaged requests, which take no part. Default: nobody.</param>
public sealed class BuildRequests(IDocumentStore store, Action<string>? warn = null)
{
    private const string OpenState = "open";
    private const string EndedState = "ended";
    private const int HashLength = 16;

    private static readonly DocumentKind<BuildRequest> s_kind = new(StoreCollections.Requests, 1, BuildRequestJson.Default.BuildRequest, IndexOf) { Problem = ProblemOf };

    private readonly DocumentCollection<BuildRequest> _requests = new(store, s_kind, warn ?? (_ => { }));

    /// <summary>An id that is a function of these: two processes that ask for the same thing may so have the same request.</summary>
    public static string IdOf(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..HashLength];

    /// <summary>Writes a request, and answers it with its revision: a new one (without a revision), or one that was read.</summary>
    /// <exception cref="StoreConflictException">There is one with this id already, or another process wrote it since it was read.</exception>
    /// <exception cref="DriverException">The store can't be used.</exception>
    public async Task<BuildRequest> SaveAsync(BuildRequest request, CancellationToken cancellationToken) => request with
    {
        Revision = await _requests.SaveAsync(KeyOf(request.Stack, request.Id), request, request.Revision, cancellationToken),
    };

    /// <summary>A request as it is now, or null.</summary>
    /// <exception cref="DriverException">It is damaged, or the store can't be used.</exception>
    public async Task<BuildRequest?> FindAsync(string stack, string id, CancellationToken cancellationToken) =>
        await _requests.FindAsync(KeyOf(stack, id), cancellationToken) is { } found ? Request(found) : null;

    /// <summary>The requests of a stack that have not ended, newest first.</summary>
    /// <exception cref="DriverException">The store can't be used.</exception>
    public Task<IReadOnlyList<BuildRequest>> AllOpenAsync(string stack, CancellationToken cancellationToken) =>
        ListAsync(new(StoreCollections.Requests) { Stack = stack, State = OpenState }, cancellationToken);

    /// <summary>The requests of a stack since a time, newest first.</summary>
    /// <exception cref="DriverException">The store can't be used.</exception>
    public Task<IReadOnlyList<BuildRequest>> SinceAsync(string stack, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(new(StoreCollections.Requests) { Stack = stack, Since = since }, cancellationToken);

    private async Task<IReadOnlyList<BuildRequest>> ListAsync(DocumentQuery query, CancellationToken cancellationToken) =>
        [.. (await _requests.ListAsync(query, cancellationToken)).Select(Request)];

    private static string KeyOf(string stack, string id) => $"{DocumentId.Part(stack)}/{DocumentId.Part(id)}";

    private static BuildRequest Request(Versioned<BuildRequest> found) => found.Value with { Revision = found.Revision };

    private static DocumentIndex IndexOf(BuildRequest request) =>
        new(request.Stack, "", request.EndedAt is null ? OpenState : EndedState, request.RequestedAt);

    private static string? ProblemOf(BuildRequest request) =>
        request.Images.All(i => i.Outcome is not { } outcome || Enum.IsDefined(outcome)) ? null : "it has a value that this imageinfra does not know";
}
