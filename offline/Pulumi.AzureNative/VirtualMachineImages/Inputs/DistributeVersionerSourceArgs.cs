namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The distribute versioner source to set.</summary>
public sealed class DistributeVersionerSourceArgs : ResourceArgs
{
    [Input("scheme", required: true)]
    public Input<string> Scheme { get; set; } = null!;

    public static new DistributeVersionerSourceArgs Empty => new();
}
