namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The regional sharing status, as it is.</summary>
[OutputType]
public sealed class RegionalSharingStatusResponse
{
    public readonly string? Details;
    public readonly string? Region;
    public readonly string State;

    [OutputConstructor]
    private RegionalSharingStatusResponse(string? details, string? region, string state)
    {
        Details = details;
        Region = region;
        State = state;
    }
}
