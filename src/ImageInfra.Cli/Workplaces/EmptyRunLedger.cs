using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Cli.Workplaces;

/// <summary>The ledger of a project in which nothing ran yet.</summary>
internal sealed class EmptyRunLedger : IRunLedger
{
    public RunEntry Save(RunEntry entry) => throw new NotSupportedException("there is no ledger here to write to");

    public RunEntry? FindOpen(string templateId) => null;

    public IReadOnlyList<RunEntry> AllOpen(string stack) => [];

    public IReadOnlyList<RunEntry> Find(RunFilter filter) => [];
}
