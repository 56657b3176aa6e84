using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The disallowed, as it is.</summary>
[OutputType]
public sealed class DisallowedResponse
{
    public readonly ImmutableArray<string> DiskTypes;

    [OutputConstructor]
    private DisallowedResponse(ImmutableArray<string> diskTypes)
    {
        DiskTypes = diskTypes;
    }
}
