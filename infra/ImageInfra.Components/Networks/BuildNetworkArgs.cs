using Pulumi;

namespace ImageInfra.Components.Networks;

/// <summary>Inputs of <see cref="BuildNetwork"/>.</summary>
public sealed class BuildNetworkArgs : ResourceArgs
{
    /// <summary>Required. The region of the network and of the templates.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the network.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The ARM id of the resource group, the assignable scope of the role.</summary>
    [Input("resourceGroupId", required: true)]
    public required Input<string> ResourceGroupId { get; init; }

    /// <summary>Required. The name of the network.</summary>
    [Input("networkName", required: true)]
    public required Input<string> NetworkName { get; init; }

    /// <summary>Required. The principal (object) id of the identity of the builds.</summary>
    [Input("principalId", required: true)]
    public required Input<string> PrincipalId { get; init; }

    /// <summary>
    /// Optional. The ARM id of an existing NAT gateway in the same region. Default: Azure's default outbound access.
    /// </summary>
    [Input("natGatewayId")]
    public Input<string>? NatGatewayId { get; init; }

    /// <summary>Optional. Tags on the network, its security groups, its NAT gateway and its public address.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; init; } = [];

    /// <summary>Optional. Whether to create a NAT gateway with a public address. Default: false.</summary>
    public bool MakesNatGateway { get; init; }

    /// <summary>Required. The addresses, /16 to /28. Each subnet gets one half.</summary>
    public required string AddressPrefix { get; init; }
}
