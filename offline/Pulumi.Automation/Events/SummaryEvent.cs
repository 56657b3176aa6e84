using System.Collections.Immutable;

namespace Pulumi.Automation.Events;

public class SummaryEvent
{
    internal SummaryEvent()
    {
    }

    public int DurationSeconds { get; internal init; }

    public IImmutableDictionary<OperationType, int> ResourceChanges { get; internal init; } = ImmutableDictionary<OperationType, int>.Empty;
}
