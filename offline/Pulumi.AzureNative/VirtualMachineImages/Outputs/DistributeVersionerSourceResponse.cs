namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The distribute versioner source, as it is.</summary>
[OutputType]
public sealed class DistributeVersionerSourceResponse
{
    public readonly string Scheme;

    [OutputConstructor]
    private DistributeVersionerSourceResponse(string scheme)
    {
        Scheme = scheme;
    }
}
