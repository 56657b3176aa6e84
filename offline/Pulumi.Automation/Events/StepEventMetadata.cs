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
}
