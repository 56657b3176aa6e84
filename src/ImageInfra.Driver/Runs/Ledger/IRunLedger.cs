using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>
/// Every run that the driver decided on, written down before it is asked for. What is saved survives the death of the process
/// that saved it, and is seen by every process and machine that uses the store.
/// </summary>
public interface IRunLedger
{
    /// <summary>
    /// Writes an entry, and answers it with its revision: a new one (without a revision) under the next number of its template,
    /// or one that was read over what it was.
    /// </summary>
    /// <exception cref="StoreConflictException">Another process wrote the entry since it was read. Nothing was written.</exception>
    /// <exception cref="DriverException">The store can't be used.</exception>
    Task<RunEntry> SaveAsync(RunEntry entry, CancellationToken cancellationToken);

    /// <summary>An entry as it is now, or null.</summary>
    /// <exception cref="DriverException">It is damaged, or the store can't be used.</exception>
    Task<RunEntry?> FindAsync(string image, string templateId, int number, CancellationToken cancellationToken);

    /// <summary>How a template stands: its open entry, and the number of its next one.</summary>
    /// <exception cref="DriverException">A newer program wrote its last entry, or the store can't be used.</exception>
    Task<TemplateLedger> OfTemplateAsync(string image, string templateId, CancellationToken cancellationToken);

    /// <summary>The entries of a stack that are not closed, oldest first.</summary>
    /// <exception cref="DriverException">The store can't be used.</exception>
    Task<IReadOnlyList<RunEntry>> AllOpenAsync(string stack, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    /// <exception cref="DriverException">The store can't be used.</exception>
    Task<IReadOnlyList<RunEntry>> FindAsync(RunFilter filter, CancellationToken cancellationToken);
}
