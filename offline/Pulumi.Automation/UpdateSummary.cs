using System.Collections.Immutable;

namespace Pulumi.Automation;

public sealed class UpdateSummary
{
    internal UpdateSummary(IImmutableDictionary<OperationType, int>? changes) => ResourceChanges = changes;

    public IImmutableDictionary<OperationType, int>? ResourceChanges { get; }
}
