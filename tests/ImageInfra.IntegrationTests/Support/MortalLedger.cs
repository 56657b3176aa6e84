using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A process may die before an entry is written, and after it was.</summary>
internal sealed class MortalLedger(IRunLedger inner, Death death) : IRunLedger
{
    public RunEntry Save(RunEntry entry)
    {
        death.Step();
        var saved = inner.Save(entry);
        death.Step();
        return saved;
    }

    public RunEntry? FindOpen(string templateId) => inner.FindOpen(templateId);

    public IReadOnlyList<RunEntry> AllOpen(string stack) => inner.AllOpen(stack);

    public IReadOnlyList<RunEntry> Find(RunFilter filter) => inner.Find(filter);
}
