namespace Pulumi.AzureNative.Network;

/// <summary>The inputs of a virtual network.</summary>
public sealed class VirtualNetworkArgs : ResourceArgs
{
    [Input("addressSpace")]
    public Input<Inputs.AddressSpaceArgs>? AddressSpace { get; set; }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    [Input("virtualNetworkName")]
    public Input<string>? VirtualNetworkName { get; set; }

    public static new VirtualNetworkArgs Empty => new();
}
