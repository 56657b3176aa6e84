namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>
/// Every run that the driver decided on, written down before it is asked for. What is saved survives the death of the
/// process that saved it.
/// </summary>
public interface IRunLedger
{
    /// <summary>Writes an entry, new or over what it was, and answers it with its number.</summary>
    RunEntry Save(RunEntry entry);

    /// <summary>The entry of a template that is not closed, or null. There is at most one.</summary>
    RunEntry? FindOpen(string templateId);

    /// <summary>The entries of a stack that are not closed, oldest first.</summary>
    IReadOnlyList<RunEntry> AllOpen(string stack);

    /// <summary>Entries, newest first.</summary>
    IReadOnlyList<RunEntry> Find(RunFilter filter);
}
