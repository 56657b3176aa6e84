namespace Pulumi.Automation.Events;

public class ResourceOutputsEvent
{
    internal ResourceOutputsEvent()
    {
    }

    public StepEventMetadata Metadata { get; internal init; } = null!;

    public bool? Planning { get; internal init; }
}
