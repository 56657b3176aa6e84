using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;

namespace ImageInfra.UnitTests.Support;

/// <summary>A ledger in memory.</summary>
internal sealed class FakeRunLedger(params IEnumerable<RunEntry> entries) : IRunLedger
{
    private readonly Lock _gate = new();
    private readonly List<RunEntry> _entries = [.. entries];
    private int _revisions;

    /// <summary>The calls.</summary>
    public List<RunFilter> Asked { get; } = [];

    /// <summary>The saved stages, in order.</summary>
    public List<RunStage> Stages { get; } = [];

    /// <summary>Called before each save.</summary>
    public Action<RunEntry>? Saving { get; set; }

    /// <summary>Called after each save.</summary>
    public Action<RunEntry>? Saved { get; set; }

    /// <summary>Saves an entry as another process would.</summary>
    public RunEntry Save(RunEntry entry)
    {
        Saving?.Invoke(entry);
        var saved = Write(entry);
        Saved?.Invoke(saved);
        return saved;
    }

    public Task<RunEntry> SaveAsync(RunEntry entry, CancellationToken cancellationToken) => Task.FromResult(Save(entry));

    public Task<RunEntry?> FindAsync(string image, string templateId, int number, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Find(templateId, number));
        }
    }

    public Task<TemplateLedger> OfTemplateAsync(string image, string templateId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var last = _entries.Where(e => e.TemplateId == templateId).MaxBy(e => e.Number);
            return Task.FromResult(new TemplateLedger(last is { IsOpen: true } ? last : null, (last?.Number ?? 0) + 1));
        }
    }

    public Task<IReadOnlyList<RunEntry>> AllOpenAsync(string stack, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RunEntry>>([.. _entries.Where(e => e.Stack == stack && e.IsOpen).OrderBy(e => e.IntendedAt)]);
        }
    }

    public Task<IReadOnlyList<RunEntry>> FindAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Asked.Add(filter);
            return Task.FromResult<IReadOnlyList<RunEntry>>(
            [
                .. _entries
                    .Where(e => filter.Stack is null || e.Stack == filter.Stack)
                    .Where(e => filter.Image is null || string.Equals(e.Image, filter.Image, StringComparison.OrdinalIgnoreCase))
                    .Where(e => filter.Outcome is null || e.Outcome == filter.Outcome)
                    .Where(e => filter.Since is null || e.IntendedAt >= filter.Since)
                    .OrderByDescending(e => e.IntendedAt)
                    .ThenByDescending(e => e.Number)
                    .Take(filter.Limit ?? int.MaxValue),
            ]);
        }
    }

    private RunEntry Write(RunEntry entry)
    {
        lock (_gate)
        {
            if (Find(entry.TemplateId, entry.Number)?.Revision != entry.Revision)
            {
                throw new StoreConflictException($"run {entry.Number} of {entry.TemplateName}");
            }

            Stages.Add(entry.Stage);
            var saved = entry with { Revision = $"{++_revisions}" };
            _entries.RemoveAll(e => e.TemplateId == entry.TemplateId && e.Number == entry.Number);
            _entries.Add(saved);
            return saved;
        }
    }

    private RunEntry? Find(string templateId, int number) => _entries.SingleOrDefault(e => e.TemplateId == templateId && e.Number == number);
}
