namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The distribute versioner latest, as it is.</summary>
[OutputType]
public sealed class DistributeVersionerLatestResponse
{
    public readonly int? Major;
    public readonly string Scheme;

    [OutputConstructor]
    private DistributeVersionerLatestResponse(int? major, string scheme)
    {
        Major = major;
        Scheme = scheme;
    }
}
