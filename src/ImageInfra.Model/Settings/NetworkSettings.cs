using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// The network that builds are in (<c>imageinfra:network</c>). An image with a <c>network</c> or a <c>vmProfile.vnetConfig</c>
/// of its own is in that.
/// </summary>
public sealed record NetworkSettings
{
    /// <summary>Optional. Default: Azure's own networks.</summary>
    public NetworkMode Mode { get; init; }

    /// <summary>Required for <c>vnet</c>, and only there: the existing subnets.</summary>
    public VnetConfig? VnetConfig { get; init; }

    /// <summary>
    /// Optional, for <c>isolated</c>, of the stack or of an image. The addresses, /16 to /28: the lower half is the build VMs',
    /// the upper the containers'. Default: <see cref="SubnetSplit.DefaultAddressPrefix"/>.
    /// </summary>
    public string AddressPrefix { get; init; } = SubnetSplit.DefaultAddressPrefix;

    /// <summary>
    /// Optional, for <c>isolated</c> (<c>outbound: natGateway</c>). The stack makes the NAT gateway that builds reach the
    /// internet through, with a public address of its own. Default: false, Azure's default outbound access, asked for explicitly.
    /// </summary>
    public bool MakesNatGateway { get; init; }

    /// <summary>
    /// Optional, for <c>isolated</c>, instead of making one. The ARM id of the NAT gateway that builds reach the internet
    /// through, in the stack's region. Default: none.
    /// </summary>
    public string? NatGatewayId { get; init; }
}
