namespace ImageInfra.Driver.Stacks;

/// <summary>Counts the actions of failed attempts; the result of a retried operation contains only the last attempt.</summary>
internal sealed class FinishedActions(IProgress<StackEvent> progress) : IProgress<StackEvent>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StackAction, int> _earlier = [];
    private readonly List<StackAction> _now = [];

    public void Report(StackEvent value)
    {
        progress.Report(value);
        if (value is { Phase: StackPhase.Finished, Action: not (StackAction.Same or StackAction.Read) })
        {
            lock (_gate)
            {
                _now.Add(value.Action);
            }
        }
    }

    /// <summary>Keeps the actions of a failed attempt before the next one.</summary>
    public void Remember()
    {
        foreach (var action in _now)
        {
            _earlier[action] = _earlier.GetValueOrDefault(action) + 1;
        }

        _now.Clear();
    }

    /// <summary>Adds the actions of earlier attempts to those of the last one, which found those resources unchanged.</summary>
    public IReadOnlyDictionary<StackAction, int> WithEarlier(IReadOnlyDictionary<StackAction, int> last)
    {
        if (_earlier.Count == 0)
        {
            return last;
        }

        var made = _earlier.Where(e => e.Key is not StackAction.Delete).Sum(e => e.Value);
        var all = _earlier.Concat(last).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        all[StackAction.Same] = Math.Max(0, all.GetValueOrDefault(StackAction.Same) - made);
        return all;
    }
}
