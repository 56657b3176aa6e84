using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A process dies when it is about to close a run: all else is done.</summary>
internal sealed class MortalConclusion(IRunLedger inner) : IRunLedger
{
    public RunEntry Save(RunEntry entry) => entry.Stage is RunStage.Closed ? throw new ProcessDiedException() : inner.Save(entry);

    public RunEntry? FindOpen(string templateId) => inner.FindOpen(templateId);

    public IReadOnlyList<RunEntry> AllOpen(string stack) => inner.AllOpen(stack);

    public IReadOnlyList<RunEntry> Find(RunFilter filter) => inner.Find(filter);
}
