namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The resource range to set.</summary>
public sealed class ResourceRangeArgs : ResourceArgs
{
    [Input("max")]
    public Input<int>? Max { get; set; }

    [Input("min")]
    public Input<int>? Min { get; set; }

    public static new ResourceRangeArgs Empty => new();
}
