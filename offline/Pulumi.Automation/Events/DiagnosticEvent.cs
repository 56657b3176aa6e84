namespace Pulumi.Automation.Events;

public class DiagnosticEvent
{
    internal DiagnosticEvent()
    {
    }

    public string? Urn { get; internal init; }

    public string Message { get; internal init; } = "";

    public string Severity { get; internal init; } = "";

    public bool? Ephemeral { get; internal init; }
}
