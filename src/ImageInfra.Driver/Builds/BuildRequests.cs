using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Builds;

/// <summary>The build requests in a store.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="warn">Optional. Receives a message about each damaged request, which is skipped. Default: none.</param>
public sealed class BuildRequests(IDocumentStore store, TimeProvider clock, Action<string>? warn = null)
{
    /// <summary>The maximum age of an unfinished request that is resumed.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private const string OpenState = "open";
    private const int HashLength = 12;

    private static readonly DocumentKind<BuildRequest> s_kind = new(
        StoreCollections.Requests,
        1,
        BuildRequestJson.Default.BuildRequest,
        request => new(request.Stack, "", request.ClosedAt is null ? OpenState : "closed", request.RequestedAt));

    private readonly DocumentCollection<BuildRequest> _requests = new(store, s_kind, warn ?? (_ => { }));

    /// <summary>
    /// Returns the open request for the same images at the same commit, or saves a new one. A request to build again is always new.
    /// </summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task<(BuildRequest Request, bool IsResumed)> BeginAsync(BuildRequest wanted, CancellationToken cancellationToken)
    {
        var open = wanted.IsAgain ? null : (await OpenAsync(wanted.Stack, cancellationToken)).FirstOrDefault(r => IsSame(r, wanted));
        if (open is not null)
        {
            return (open, true);
        }

        var id = IdOf(wanted);
        try
        {
            return (wanted with { Id = id, Revision = await _requests.SaveAsync(id, wanted, revision: null, cancellationToken) }, false);
        }
        catch (StoreConflictException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another process saved the same request at the same moment.
            return (await _requests.FindAsync(id, cancellationToken) is { } same ? Request(same) : wanted, true);
        }
    }

    /// <summary>The unfinished requests of a stack that are younger than <see cref="Window"/>, oldest first.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<BuildRequest>> OpenAsync(string stack, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery(StoreCollections.Requests) { Stack = stack, State = OpenState, Since = clock.GetUtcNow() - Window };
        var found = await _requests.ListAsync(query, cancellationToken);
        return [.. found.Select(Request).Where(r => r.ClosedAt is null).Reverse()];
    }

    /// <summary>Closes a request.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public Task CloseAsync(BuildRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, r => r with { ClosedAt = r.ClosedAt ?? clock.GetUtcNow() }, cancellationToken);

    /// <summary>Removes canceled images from the open requests of a stack. A request without images is closed.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task CancelAsync(string stack, IReadOnlyCollection<string> images, CancellationToken cancellationToken)
    {
        foreach (var request in await OpenAsync(stack, cancellationToken))
        {
            await ChangeAsync(request, Without, cancellationToken);
        }

        BuildRequest Without(BuildRequest request)
        {
            var left = request.Images.Except(images, StringComparer.OrdinalIgnoreCase).ToList();
            return left.Count == request.Images.Count ? request : request with { Images = left, ClosedAt = left.Count == 0 ? clock.GetUtcNow() : null };
        }
    }

    private async Task ChangeAsync(BuildRequest request, Func<BuildRequest, BuildRequest> change, CancellationToken cancellationToken)
    {
        for (var current = request; current is { ClosedAt: null };)
        {
            var changed = change(current);
            if (changed == current)
            {
                return;
            }

            try
            {
                await _requests.SaveAsync(current.Id, changed, current.Revision, cancellationToken);
                return;
            }
            catch (StoreConflictException)
            {
                current = await _requests.FindAsync(request.Id, cancellationToken) is { } found ? Request(found) : null;
            }
        }
    }

    private static BuildRequest Request(Versioned<BuildRequest> found) => found.Value with { Id = found.Id, Revision = found.Revision };

    private static bool IsSame(BuildRequest one, BuildRequest other) =>
        one.Commit == other.Commit
        && one.HasCheck == other.HasCheck
        && one.Images.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.Images);

    // Ids sort by time. Requests for the same images at the same moment get the same id.
    private static string IdOf(BuildRequest request)
    {
        var content = string.Join('\n', (string[])[request.Commit ?? "", request.HasCheck ? "check" : "", .. request.Images]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];
        var time = request.RequestedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fffffff", CultureInfo.InvariantCulture);
        return $"{DocumentId.Part(request.Stack)}/{time}-{hash}";
    }
}
