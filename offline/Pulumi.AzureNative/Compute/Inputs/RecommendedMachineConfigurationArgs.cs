namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The recommended machine configuration to set.</summary>
public sealed class RecommendedMachineConfigurationArgs : ResourceArgs
{
    [Input("memory")]
    public Input<Inputs.ResourceRangeArgs>? Memory { get; set; }

    [Input("vCPUs")]
    public Input<Inputs.ResourceRangeArgs>? VCPUs { get; set; }

    public static new RecommendedMachineConfigurationArgs Empty => new();
}
