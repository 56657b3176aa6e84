namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The resource range, as it is.</summary>
[OutputType]
public sealed class ResourceRangeResponse
{
    public readonly int? Max;
    public readonly int? Min;

    [OutputConstructor]
    private ResourceRangeResponse(int? max, int? min)
    {
        Max = max;
        Min = min;
    }
}
