using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>The network that a stack creates for its builds.</summary>
/// <param name="Name">The name, such as <c>vnet-imageinfra-dev</c>; with custom addresses <c>vnet-imageinfra-dev-10-9-0-0-24</c>.</param>
/// <param name="AddressPrefix">The address prefix.</param>
/// <param name="NatGatewayId">The ARM id of the existing NAT gateway of its subnets, or null.</param>
/// <param name="MakesNatGateway">Whether the stack creates a NAT gateway for its subnets.</param>
public sealed record BuildNetworkPlan(string Name, string AddressPrefix, string? NatGatewayId, bool MakesNatGateway = false)
{
    /// <summary>Plans the network of a stack.</summary>
    public static BuildNetworkPlan Of(FactorySettings settings) => new(
        $"vnet-imageinfra-{settings.Stack}{Suffix(settings.Network.AddressPrefix)}",
        settings.Network.AddressPrefix,
        settings.Network.NatGatewayId,
        settings.Network.MakesNatGateway);

    // Azure can't change the addresses of a network with subnets, so other addresses need another network.
    private static string Suffix(string prefix) =>
        prefix == SubnetSplit.DefaultAddressPrefix ? "" : $"-{prefix.Replace('.', '-').Replace('/', '-')}";
}
