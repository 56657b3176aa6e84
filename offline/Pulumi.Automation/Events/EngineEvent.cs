namespace Pulumi.Automation.Events;

public class EngineEvent
{
    internal EngineEvent()
    {
    }

    public int Sequence { get; internal init; }

    public DiagnosticEvent? DiagnosticEvent { get; internal init; }

    public SummaryEvent? SummaryEvent { get; internal init; }

    public ResourcePreEvent? ResourcePreEvent { get; internal init; }

    public ResourceOutputsEvent? ResourceOutputsEvent { get; internal init; }

    public ResourceOperationFailedEvent? ResourceOperationFailedEvent { get; internal init; }
}
