using System.Collections.Immutable;

namespace Pulumi.Automation.Events;

public class StepEventStateMetadata
{
    internal StepEventStateMetadata()
    {
    }

    public string Urn { get; internal init; } = "";

    public string Type { get; internal init; } = "";

    public bool? Custom { get; internal init; }

    public bool? Delete { get; internal init; }

    public bool? Protect { get; internal init; }

    public string Id { get; internal init; } = "";

    public IImmutableDictionary<string, object> Inputs { get; internal init; } = ImmutableDictionary<string, object>.Empty;

    public IImmutableDictionary<string, object> Outputs { get; internal init; } = ImmutableDictionary<string, object>.Empty;
}
