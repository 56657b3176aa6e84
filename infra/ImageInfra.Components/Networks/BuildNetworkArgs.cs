using Pulumi;

namespace ImageInfra.Components.Networks;

/// <summary>Inputs of <see cref="BuildNetwork"/>.</summary>
public sealed class BuildNetworkArgs : ResourceArgs
{
    /// <summary>Required. The region of the network, which is the templates'.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the network.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The ARM id of that group: where the role can be assigned.</summary>
    [Input("resourceGroupId", required: true)]
    public required Input<string> ResourceGroupId { get; init; }

    /// <summary>Required. The network's name.</summary>
    [Input("networkName", required: true)]
    public required Input<string> NetworkName { get; init; }

    /// <summary>Required. The principal (object) id of the identity that builds run as.</summary>
    [Input("principalId", required: true)]
    public required Input<string> PrincipalId { get; init; }

    /// <summary>
    /// Optional. A NAT gateway that exists already, in that region, through which builds reach the internet. Default: Azure's
    /// default outbound access.
    /// </summary>
    [Input("natGatewayId")]
    public Input<string>? NatGatewayId { get; init; }

    /// <summary>Optional. Tags on the network, its security groups, its NAT gateway and that one's address.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; init; } = [];

    /// <summary>Optional. Make the NAT gateway, with a public address of its own, instead of taking one. Default: false.</summary>
    public bool MakesNatGateway { get; init; }

    /// <summary>Required. The addresses, /16 to /28. Known beforehand: the subnets are its halves.</summary>
    public required string AddressPrefix { get; init; }
}
