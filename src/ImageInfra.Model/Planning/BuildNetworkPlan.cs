using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>The network that a stack makes for its builds, when an image is in it.</summary>
/// <param name="Name">Its name, such as <c>vnet-imageinfra-dev</c>; with addresses of its own <c>vnet-imageinfra-dev-10-9-0-0-24</c>.</param>
/// <param name="AddressPrefix">Its addresses.</param>
/// <param name="NatGatewayId">The NAT gateway of its subnets that is there already, or null.</param>
/// <param name="MakesNatGateway">Whether the stack makes a NAT gateway for them.</param>
public sealed record BuildNetworkPlan(string Name, string AddressPrefix, string? NatGatewayId, bool MakesNatGateway = false)
{
    /// <summary>The network of a stack that makes one.</summary>
    public static BuildNetworkPlan Of(FactorySettings settings) => new(
        $"vnet-imageinfra-{settings.Stack}{Suffix(settings.Network.AddressPrefix)}",
        settings.Network.AddressPrefix,
        settings.Network.NatGatewayId,
        settings.Network.MakesNatGateway);

    // Azure refuses other addresses while subnets have the old ones, so they are another network beside the old one.
    private static string Suffix(string prefix) =>
        prefix == SubnetSplit.DefaultAddressPrefix ? "" : $"-{prefix.Replace('.', '-').Replace('/', '-')}";
}
