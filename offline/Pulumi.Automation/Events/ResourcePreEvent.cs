namespace Pulumi.Automation.Events;

public class ResourcePreEvent
{
    internal ResourcePreEvent()
    {
    }

    public StepEventMetadata Metadata { get; internal init; } = null!;

    public bool? Planning { get; internal init; }
}
