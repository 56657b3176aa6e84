using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Keeps the changes of a stack operation while they are shown.</summary>
internal sealed class RecordedChanges
{
    private readonly Lock _gate = new();
    private readonly List<StackEvent> _all = [];

    /// <summary>The finished changes so far.</summary>
    public IReadOnlyList<StackEvent> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Returns a receiver that keeps each change and passes it on.</summary>
    public IProgress<StackEvent> Before(IProgress<StackEvent> next) => new Receiver(this, next);

    private void Add(StackEvent e)
    {
        if (e is { Phase: StackPhase.Finished, Action: not (StackAction.Same or StackAction.Read) })
        {
            lock (_gate)
            {
                _all.Add(e);
            }
        }
    }

    private sealed class Receiver(RecordedChanges changes, IProgress<StackEvent> next) : IProgress<StackEvent>
    {
        public void Report(StackEvent value)
        {
            changes.Add(value);
            next.Report(value);
        }
    }
}
