using System.Collections.Immutable;

namespace Pulumi.Automation.Events;

public class StepEventMetadata
{
    internal StepEventMetadata()
    {
    }

    public OperationType Op { get; internal init; }

    public string Urn { get; internal init; } = "";

    public string Type { get; internal init; } = "";

    public StepEventStateMetadata? Old { get; internal init; }

    public StepEventStateMetadata? New { get; internal init; }

    public ImmutableArray<string>? Keys { get; internal init; }

    public ImmutableArray<string>? Diffs { get; internal init; }
}
