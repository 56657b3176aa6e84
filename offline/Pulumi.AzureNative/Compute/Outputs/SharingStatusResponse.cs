using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The sharing status, as it is.</summary>
[OutputType]
public sealed class SharingStatusResponse
{
    public readonly string AggregatedState;
    public readonly ImmutableArray<RegionalSharingStatusResponse> Summary;

    [OutputConstructor]
    private SharingStatusResponse(string aggregatedState, ImmutableArray<RegionalSharingStatusResponse> summary)
    {
        AggregatedState = aggregatedState;
        Summary = summary;
    }
}
