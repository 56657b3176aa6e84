namespace Pulumi.Automation.Events;

public class ResourceOperationFailedEvent
{
    internal ResourceOperationFailedEvent()
    {
    }

    public StepEventMetadata Metadata { get; internal init; } = null!;
}
