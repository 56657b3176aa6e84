using Pulumi.Automation.Events;

namespace Pulumi.Automation;

public class UpdateOptions
{
    public Action<string>? OnStandardOutput { get; set; }

    public Action<string>? OnStandardError { get; set; }

    public Action<EngineEvent>? OnEvent { get; set; }
}
