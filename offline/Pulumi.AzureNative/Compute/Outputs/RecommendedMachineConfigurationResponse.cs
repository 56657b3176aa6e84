namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The recommended machine configuration, as it is.</summary>
[OutputType]
public sealed class RecommendedMachineConfigurationResponse
{
    public readonly ResourceRangeResponse? Memory;
    public readonly ResourceRangeResponse? VCPUs;

    [OutputConstructor]
    private RecommendedMachineConfigurationResponse(ResourceRangeResponse? memory, ResourceRangeResponse? vCPUs)
    {
        Memory = memory;
        VCPUs = vCPUs;
    }
}
