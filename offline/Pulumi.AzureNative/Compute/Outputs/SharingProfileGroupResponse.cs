using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The sharing profile group, as it is.</summary>
[OutputType]
public sealed class SharingProfileGroupResponse
{
    public readonly ImmutableArray<string> Ids;
    public readonly string? Type;

    [OutputConstructor]
    private SharingProfileGroupResponse(ImmutableArray<string> ids, string? type)
    {
        Ids = ids;
        Type = type;
    }
}
