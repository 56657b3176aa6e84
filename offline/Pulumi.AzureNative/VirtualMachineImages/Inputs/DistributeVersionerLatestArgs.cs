namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The distribute versioner latest to set.</summary>
public sealed class DistributeVersionerLatestArgs : ResourceArgs
{
    [Input("major")]
    public Input<int>? Major { get; set; }

    [Input("scheme", required: true)]
    public Input<string> Scheme { get; set; } = null!;

    public DistributeVersionerLatestArgs()
    {
        Major = -1;
    }

    public static new DistributeVersionerLatestArgs Empty => new();
}
