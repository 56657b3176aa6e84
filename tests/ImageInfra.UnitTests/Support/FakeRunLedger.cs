using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.UnitTests.Support;

/// <summary>A ledger in memory.</summary>
internal sealed class FakeRunLedger(params IEnumerable<RunEntry> entries) : IRunLedger
{
    private readonly Lock _gate = new();
    private readonly List<RunEntry> _entries = [.. entries];

    /// <summary>What was asked for.</summary>
    public List<RunFilter> Asked { get; } = [];

    /// <summary>The stages that were written down, in their order.</summary>
    public List<RunStage> Stages { get; } = [];

    /// <summary>Called after every entry that is saved.</summary>
    public Action<RunEntry>? Saved { get; set; }

    public RunEntry Save(RunEntry entry)
    {
        var saved = Write(entry);
        Saved?.Invoke(saved);
        return saved;
    }

    private RunEntry Write(RunEntry entry)
    {
        lock (_gate)
        {
            Stages.Add(entry.Stage);
            var saved = entry.Number == 0 ? entry with { Number = _entries.Count + 1 } : entry;
            _entries.RemoveAll(e => e.Number == saved.Number);
            _entries.Add(saved);
            return saved;
        }
    }

    public RunEntry? FindOpen(string templateId)
    {
        lock (_gate)
        {
            return _entries.SingleOrDefault(e => e.TemplateId == templateId && e.Stage is not RunStage.Closed);
        }
    }

    public IReadOnlyList<RunEntry> AllOpen(string stack)
    {
        lock (_gate)
        {
            return [.. _entries.Where(e => e.Stack == stack && e.Stage is not RunStage.Closed).OrderBy(e => e.Number)];
        }
    }

    public IReadOnlyList<RunEntry> Find(RunFilter filter)
    {
        lock (_gate)
        {
            Asked.Add(filter);
            return
            [
                .. _entries
                    .Where(e => filter.Stack is null || e.Stack == filter.Stack)
                    .Where(e => filter.Image is null || string.Equals(e.Image, filter.Image, StringComparison.OrdinalIgnoreCase))
                    .Where(e => filter.Outcome is null || e.Outcome == filter.Outcome)
                    .Where(e => filter.Since is null || e.IntendedAt >= filter.Since)
                    .OrderByDescending(e => e.Number)
                    .Take(filter.Limit ?? int.MaxValue),
            ];
        }
    }
}
