using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>
/// The record of all runs that the driver starts, saved before each run is requested. A saved entry survives a crash of the process,
/// and every process and machine that uses the store can read it.
/// </summary>
public interface IRunLedger
{
    /// <summary>
    /// Saves an entry and returns it with its revision. An entry without a revision is created under the next number of its template; an
    /// entry that was read before is replaced.
    /// </summary>
    /// <exception cref="StoreConflictException">Another process changed the entry after it was read. Nothing was written.</exception>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    Task<RunEntry> SaveAsync(RunEntry entry, CancellationToken cancellationToken);

    /// <summary>Reads an entry; null if it does not exist.</summary>
    /// <exception cref="DriverException">The entry is damaged, or the store cannot be used.</exception>
    Task<RunEntry?> FindAsync(string image, string templateId, int number, CancellationToken cancellationToken);

    /// <summary>Reads the open entry of a template, and the number of its next one.</summary>
    /// <exception cref="DriverException">A newer program wrote the last entry, or the store cannot be used.</exception>
    Task<TemplateLedger> OfTemplateAsync(string image, string templateId, CancellationToken cancellationToken);

    /// <summary>Lists the open entries of a stack, oldest first.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    Task<IReadOnlyList<RunEntry>> AllOpenAsync(string stack, CancellationToken cancellationToken);

    /// <summary>Lists entries, newest first.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    Task<IReadOnlyList<RunEntry>> FindAsync(RunFilter filter, CancellationToken cancellationToken);
}
