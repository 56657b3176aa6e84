namespace Pulumi.AzureNative.Network;

/// <summary>The inputs of a subnet.</summary>
public sealed class SubnetArgs : ResourceArgs
{
    [Input("addressPrefix")]
    public Input<string>? AddressPrefix { get; set; }

    [Input("defaultOutboundAccess")]
    public Input<bool>? DefaultOutboundAccess { get; set; }

    [field: Input("delegations")]
    public InputList<Inputs.DelegationArgs> Delegations
    {
        get => field ??= [];
        set;
    }

    [Input("natGateway")]
    public Input<Inputs.SubResourceArgs>? NatGateway { get; set; }

    [Input("networkSecurityGroup")]
    public Input<Inputs.NetworkSecurityGroupArgs>? NetworkSecurityGroup { get; set; }

    [Input("privateLinkServiceNetworkPolicies")]
    public InputUnion<string, VirtualNetworkPrivateLinkServiceNetworkPolicies>? PrivateLinkServiceNetworkPolicies { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("subnetName")]
    public Input<string>? SubnetName { get; set; }

    [Input("virtualNetworkName", required: true)]
    public Input<string> VirtualNetworkName { get; set; } = null!;

    public static new SubnetArgs Empty => new();
}
