namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>A rule of a network security group.</summary>
public sealed class SecurityRuleArgs : ResourceArgs
{
    [Input("access", required: true)]
    public InputUnion<string, SecurityRuleAccess> Access { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("destinationAddressPrefix")]
    public Input<string>? DestinationAddressPrefix { get; set; }

    [Input("destinationPortRange")]
    public Input<string>? DestinationPortRange { get; set; }

    [field: Input("destinationPortRanges")]
    public InputList<string> DestinationPortRanges
    {
        get => field ??= [];
        set;
    }

    [Input("direction", required: true)]
    public InputUnion<string, SecurityRuleDirection> Direction { get; set; } = null!;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("priority")]
    public Input<int>? Priority { get; set; }

    [Input("protocol", required: true)]
    public InputUnion<string, SecurityRuleProtocol> Protocol { get; set; } = null!;

    [Input("sourceAddressPrefix")]
    public Input<string>? SourceAddressPrefix { get; set; }

    [Input("sourcePortRange")]
    public Input<string>? SourcePortRange { get; set; }

    public static new SecurityRuleArgs Empty => new();
}
