using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The ledger of runs in a store.</summary>
/// <remarks>
/// The runs of a template are numbered, and the number is part of the id. A process writes number n + 1 only after it read n as
/// closed, and a closed entry is never opened again. If two processes write n + 1 at once, the store accepts one. So every template
/// has at most one open entry, in every store.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="warn">Receives a message about each damaged entry, which is ignored. Default: none.</param>
public sealed class RunLedger(IDocumentStore store, Action<string>? warn = null) : IRunLedger
{
    private const string OpenState = "open";

    private static readonly DocumentKind<RunEntry> s_kind = new(StoreCollections.Runs, 1, RunEntryJson.Default.RunEntry, IndexOf) { Problem = ProblemOf };

    private readonly DocumentCollection<RunEntry> _entries = new(store, s_kind, warn ?? (_ => { }));

    /// <inheritdoc/>
    public async Task<RunEntry> SaveAsync(RunEntry entry, CancellationToken cancellationToken)
    {
        var id = DocumentId.OfRun(entry.Image, entry.TemplateId, entry.Number);
        return entry with { Revision = await _entries.SaveAsync(id, Masked(entry), entry.Revision, cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task<RunEntry?> FindAsync(string image, string templateId, int number, CancellationToken cancellationToken) =>
        await _entries.FindAsync(DocumentId.OfRun(image, templateId, number), cancellationToken) is { } found ? Entry(found) : null;

    /// <inheritdoc/>
    public async Task<TemplateLedger> OfTemplateAsync(string image, string templateId, CancellationToken cancellationToken) =>
        await _entries.LastAsync(DocumentId.PrefixOfRuns(image, templateId), cancellationToken) is var (id, last)
            ? new(last is not null && last.Value.IsOpen ? Entry(last) : null, DocumentId.NumberOf(id) + 1)
            : new(null, 1);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunEntry>> AllOpenAsync(string stack, CancellationToken cancellationToken)
    {
        var open = await _entries.ListAsync(new(StoreCollections.Runs) { Stack = stack, State = OpenState }, cancellationToken);
        return [.. open.Reverse().Select(Entry)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunEntry>> FindAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery(StoreCollections.Runs)
        {
            Prefix = filter.Image is { } image ? DocumentId.PrefixOfRuns(image) : null,
            Stack = filter.Stack,
            Image = filter.Image,
            State = filter.Outcome is { } outcome ? StateOf(outcome) : null,
            Since = filter.Since,
            Limit = filter.Limit,
        };
        return [.. (await _entries.ListAsync(query, cancellationToken)).Select(Entry)];
    }

    // URLs of Azure's operations are signed, and its messages quote scripts, so both may contain secrets.
    private static RunEntry Masked(RunEntry entry) => entry with
    {
        Operation = entry.Operation is { } address ? new(SecretMask.Apply(address.ToString())) : null,
        Message = SecretMask.Apply(entry.Message),
        Explanation = entry.Explanation is { } text ? SecretMask.Apply(text) : null,
        VersionId = entry.VersionId is { } version ? SecretMask.Apply(version) : null,
    };

    private static RunEntry Entry(Versioned<RunEntry> found) => found.Value with { Number = DocumentId.NumberOf(found.Id), Revision = found.Revision };

    private static DocumentIndex IndexOf(RunEntry entry) => new(
        entry.Stack,
        DocumentIndex.ImageOf(entry.Image),
        entry.IsOpen ? OpenState : StateOf(entry.Outcome ?? BuildOutcome.Failed),
        entry.IntendedAt);

    private static string StateOf(BuildOutcome outcome) => outcome.ToString().ToLowerInvariant();

    // JSON may have a number in place of an enum name, which then reads as an undefined value.
    private static string? ProblemOf(RunEntry entry) =>
        Enum.IsDefined(entry.Stage) && Known(entry.Outcome) && Known(entry.State) && Known(entry.Category) && entry.Phases.All(p => Enum.IsDefined(p.Phase))
            ? null
            : "it has a value that this version of imageinfra does not support";

    private static bool Known<T>(T? value)
        where T : struct, Enum => value is null || Enum.IsDefined(value.Value);
}
