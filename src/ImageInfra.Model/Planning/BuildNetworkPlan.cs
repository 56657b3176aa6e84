using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>The network that a stack makes for its builds, when an image is in it.</summary>
/// <param name="Name">Its name, such as <c>vnet-imageinfra-dev</c>.</param>
/// <param name="AddressPrefix">Its addresses.</param>
/// <param name="NatGatewayId">The NAT gateway of its subnets, or null.</param>
public sealed record BuildNetworkPlan(string Name, string AddressPrefix, string? NatGatewayId)
{
    /// <summary>The network of a stack that makes one, for an image that has none of its own; or null.</summary>
    public static BuildNetworkPlan? For(ImageSpec image, FactorySettings settings) =>
        settings.Network.Mode is NetworkMode.Isolated && image.Template.VmProfile.VnetConfig is null
            ? new($"vnet-imageinfra-{settings.Stack}", settings.Network.AddressPrefix, settings.Network.NatGatewayId)
            : null;
}
