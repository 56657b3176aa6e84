using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// The network of builds (<c>imageinfra:network</c>). An image with <c>network</c> or <c>vmProfile.vnetConfig</c> uses that
/// instead.
/// </summary>
public sealed record NetworkSettings
{
    /// <summary>Optional. The kind of network. Default: Azure creates one for each template.</summary>
    public NetworkMode Mode { get; init; }

    /// <summary>The existing subnets. Required for <c>vnet</c>; not allowed otherwise.</summary>
    public VnetConfig? VnetConfig { get; init; }

    /// <summary>
    /// Optional. The addresses of the isolated network, /16 to /28: the lower half is for build VMs, the upper half for containers.
    /// Default: <see cref="SubnetSplit.DefaultAddressPrefix"/>.
    /// </summary>
    public string AddressPrefix { get; init; } = SubnetSplit.DefaultAddressPrefix;

    /// <summary>
    /// Optional. Whether the stack creates a NAT gateway with a public address for the isolated network (<c>outbound: natGateway</c>).
    /// Default: false, the network uses Azure's default outbound access.
    /// </summary>
    public bool MakesNatGateway { get; init; }

    /// <summary>
    /// Optional. The ARM id of an existing NAT gateway for the isolated network, in the region of the stack. Default: none.
    /// </summary>
    public string? NatGatewayId { get; init; }
}
