using System.Globalization;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Audit;

/// <summary>The audit log of commands in a store. A record is written once and never changed.</summary>
/// <param name="store">The store.</param>
/// <param name="warn">Receives a message about each damaged record. Default: none.</param>
public sealed class CommandAudit(IDocumentStore store, Action<string>? warn = null)
{
    private const int MaximumAttempts = 100;

    private static readonly DocumentKind<CommandRecord> s_kind = new(
        StoreCollections.Commands,
        1,
        CommandRecordJson.Default.CommandRecord,
        record => new(record.Stack, "", "", record.Time));

    private readonly DocumentCollection<CommandRecord> _records = new(store, s_kind, warn ?? (_ => { }));

    /// <summary>Writes a record; secrets in its arguments are masked.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task AppendAsync(CommandRecord record, CancellationToken cancellationToken)
    {
        var masked = record with { Arguments = [.. record.Arguments.Select(SecretMask.Apply)], Who = SecretMask.Apply(record.Who) };
        var time = record.Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fffffff", CultureInfo.InvariantCulture);
        var id = $"{time}-{DocumentId.Part(record.Machine)}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _records.SaveAsync(attempt == 1 ? id : $"{id}-{attempt}", masked, revision: null, cancellationToken);
                return;
            }
            catch (StoreConflictException) when (attempt < MaximumAttempts)
            {
                // Another command of this machine started at the same moment and has the same key.
            }
        }
    }

    /// <summary>The last commands of a stack, or of all stacks, newest first.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<CommandRecord>> LastAsync(string? stack, int limit, CancellationToken cancellationToken)
    {
        var found = await _records.ListAsync(new(StoreCollections.Commands) { Stack = stack, Limit = limit }, cancellationToken);
        return [.. found.Select(r => r.Value)];
    }
}
