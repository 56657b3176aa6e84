namespace ImageInfra.Model.Images;

/// <summary>An existing network for the build VM (<c>vmProfile.vnetConfig</c>).</summary>
/// <param name="SubnetId">The ARM id of the build VM's subnet, in the template's region.</param>
/// <param name="ContainerInstanceSubnetId">Optional. Another subnet of that network, delegated to container groups.</param>
/// <param name="ProxyVmSize">Optional. Not together with a container instance subnet.</param>
public sealed record VnetConfig(string SubnetId, string? ContainerInstanceSubnetId = null, string? ProxyVmSize = null)
{
    /// <summary>What is wrong with a container instance subnet beside a build VM's, or null.</summary>
    public static string? WrongSibling(string subnetId, string containerInstanceSubnetId)
    {
        if (string.Equals(subnetId, containerInstanceSubnetId, StringComparison.OrdinalIgnoreCase))
        {
            return "is the subnet of the build VM; expected another one of that network";
        }

        return string.Equals(NetworkOf(subnetId), NetworkOf(containerInstanceSubnetId), StringComparison.OrdinalIgnoreCase)
            ? null
            : "is in another network than subnetId; expected a subnet of the same one";
    }

    private static string NetworkOf(string subnet) => subnet[..subnet.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase)];
}

/// <summary>What the parts of a network must agree on.</summary>
internal static class VnetRules
{
    /// <summary>The key that is wrong, and why; or null.</summary>
    public static (string Key, string Problem)? Problem(VnetConfig vnet)
    {
        var (subnet, container, proxy) = (vnet.SubnetId, vnet.ContainerInstanceSubnetId, vnet.ProxyVmSize);
        return container is null ? null
            : proxy is not null ? ("proxyVmSize", "can't go with containerInstanceSubnetId: there is no proxy VM then")
            : VnetConfig.WrongSibling(subnet, container) is { } wrong ? ("containerInstanceSubnetId", wrong)
            : null;
    }
}

/// <summary>The network that one image's builds are in (<c>network</c>), whatever the stack's others are in.</summary>
/// <param name="Mode">The mode. The stack's settings have the addresses of the stack's own network.</param>
/// <param name="VnetConfig">Required for <c>vnet</c>, and only there: the existing subnets.</param>
public sealed record ImageNetwork(NetworkMode Mode, VnetConfig? VnetConfig = null);
