using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>Checks that versions match their provenance statements, and that the statements can be trusted.</summary>
/// <param name="versions">The image versions of galleries.</param>
/// <param name="store">The statements.</param>
/// <param name="authority">The base address for ARM ids, such as <c>https://management.azure.com</c>.</param>
public sealed class ProvenanceVerifier(IImageVersions versions, StatementStore store, string authority)
{
    // A longer chain of images can only be a circle.
    private const int LongestChain = 50;

    /// <summary>Checks a version.</summary>
    /// <param name="stack">The stack of the version.</param>
    /// <param name="image">The image.</param>
    /// <param name="version">The version.</param>
    /// <param name="key">The key that checks the signature; null to skip the check.</param>
    /// <param name="isChain">Whether to check the sources of the version too.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The results: the version first, then its sources.</returns>
    public async Task<IReadOnlyList<VersionVerification>> VerifyAsync(
        string stack,
        string image,
        PublishedVersion version,
        PublicKey? key,
        bool isChain,
        CancellationToken cancellationToken)
    {
        var verified = new List<VersionVerification>();
        for (var next = version; next is not null && verified.Count < LongestChain;)
        {
            var checks = new List<VerificationCheck>();
            var statement = await CheckAsync(stack, image, next, key, checks, cancellationToken);
            var source = statement is null || BaseOf(statement) is not { } id ? null : await BaseAsync(id, statement, isChain, checks, cancellationToken);
            verified.Add(new(image, next, checks));
            (next, image) = (source, source is null ? image : ImageOf(source.Id));
        }

        return verified;
    }

    private async Task<StatementView?> CheckAsync(
        string stack,
        string image,
        PublishedVersion version,
        PublicKey? key,
        List<VerificationCheck> checks,
        CancellationToken cancellationToken)
    {
        var (id, text) = await LocateAsync(stack, image, version, cancellationToken);
        var path = store.NameOf(id);
        var envelope = text is null ? null : DsseEnvelope.Parse(text);
        var statement = envelope is null ? null : StatementView.Of(envelope);
        if (statement is null)
        {
            checks.Add(StatementChecks.Failed("statement", text is null
                ? $"{path} has no statement; copy it from the store of the machine that concluded the run"
                : $"{path} is not a DSSE envelope with an in-toto statement of SLSA provenance"));
            return null;
        }

        checks.Add(StatementChecks.Passed("statement", path));
        checks.Add(StatementChecks.Tag(version.Tags, ProvenanceStatement.HashOf(envelope!.Payload)));
        var (subject, origin) = await OriginAsync(version, cancellationToken);
        checks.Add(StatementChecks.Subject(statement, authority, subject, origin));
        checks.Add(StatementChecks.Signature(envelope, key));
        checks.AddRange(StatementChecks.Origin(statement, version.Tags));
        if (statement.InventoryHash is { } hash)
        {
            var inventory = StatementStore.InventoryOf(id);
            checks.Add(StatementChecks.Inventory(hash, store.NameOf(inventory), await store.ReadAsync(inventory, cancellationToken)));
        }

        return statement;
    }

    private async Task<PublishedVersion?> BaseAsync(
        string id,
        StatementView statement,
        bool isChain,
        List<VerificationCheck> checks,
        CancellationToken cancellationToken)
    {
        const string Name = "source";
        if (!isChain)
        {
            checks.Add(new(Name, CheckOutcome.NotChecked, $"the build started from {id}; to check that version too, pass --chain"));
            return null;
        }

        if (await versions.FindAsync(id, cancellationToken) is not { } source)
        {
            checks.Add(StatementChecks.Failed(Name, $"the build started from {id}, which was deleted, so the chain ends here"));
            return null;
        }

        checks.Add(StatementChecks.Source(statement, source));
        return source;
    }

    // The statement of a copied version is about the original that was built.
    private async Task<(string Id, PublishedVersion? Version)> OriginAsync(PublishedVersion version, CancellationToken cancellationToken)
    {
        var origin = (version.Id, Version: (PublishedVersion?)version);
        for (var steps = 0; origin.Version?.CopyOf is { } source && steps < LongestChain; steps++)
        {
            origin = (source, await versions.FindAsync(source, cancellationToken));
        }

        return origin;
    }

    // The tag identifies the statement, which is stored under the stack that built the version. For a version in another stack's
    // gallery that stack is unknown, so all are searched.
    private async Task<(string Id, string? Text)> LocateAsync(string stack, string image, PublishedVersion version, CancellationToken cancellationToken)
    {
        var id = StatementStore.IdOf(stack, image, version.Number);
        var own = (id, version.CopyOf is null ? await store.ReadAsync(id, cancellationToken) : null);
        var hashes = StatementChecks.HashTags.Select(t => version.Tags.GetValueOrDefault(t)).OfType<string>().ToList();
        if (hashes.Count == 0 || IsTagged(own.Item2))
        {
            return own;
        }

        var all = await store.OfImageAsync(image, cancellationToken);
        return all.FirstOrDefault(s => IsTagged(s.Text)) is (not null, var text) found ? (found.Id, text) : own;

        bool IsTagged(string? text) =>
            text is not null && DsseEnvelope.Parse(text) is { } envelope
            && hashes.Contains(ProvenanceStatement.HashOf(envelope.Payload), StringComparer.OrdinalIgnoreCase);
    }

    private string? BaseOf(StatementView statement) =>
        statement.SourceUri is { } uri
        && uri.StartsWith(authority + "/", StringComparison.OrdinalIgnoreCase)
        && uri.Contains("/galleries/", StringComparison.OrdinalIgnoreCase)
            ? uri[authority.Length..]
            : null;

    private static string ImageOf(string versionId) => versionId.Split('/') is [.., var image, _, _] ? image : versionId;
}
