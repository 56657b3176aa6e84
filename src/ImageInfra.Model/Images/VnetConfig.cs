namespace ImageInfra.Model.Images;

/// <summary>An existing network for the build VM (<c>vmProfile.vnetConfig</c>).</summary>
/// <param name="SubnetId">The ARM id of the subnet of the build VM, in the region of the template.</param>
/// <param name="ContainerInstanceSubnetId">Optional. The ARM id of another subnet of the same network, delegated to container groups.</param>
/// <param name="ProxyVmSize">Optional. The size of the proxy VM. Not allowed with a container instance subnet.</param>
public sealed record VnetConfig(string SubnetId, string? ContainerInstanceSubnetId = null, string? ProxyVmSize = null)
{
    /// <summary>Returns the problem with a container instance subnet, or null if it is valid beside the subnet of the build VM.</summary>
    public static string? WrongSibling(string subnetId, string containerInstanceSubnetId)
    {
        if (string.Equals(subnetId, containerInstanceSubnetId, StringComparison.OrdinalIgnoreCase))
        {
            return "is the subnet of the build VM; expected another subnet of the same network";
        }

        return string.Equals(NetworkOf(subnetId), NetworkOf(containerInstanceSubnetId), StringComparison.OrdinalIgnoreCase)
            ? null
            : "is not in the network of subnetId; expected another subnet of that network";
    }

    private static string NetworkOf(string subnet) => subnet[..subnet.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase)];
}

/// <summary>Checks the combination of network properties.</summary>
internal static class VnetRules
{
    /// <summary>Returns the invalid key and the problem, or null.</summary>
    public static (string Key, string Problem)? Problem(VnetConfig vnet)
    {
        var (subnet, container, proxy) = (vnet.SubnetId, vnet.ContainerInstanceSubnetId, vnet.ProxyVmSize);
        return container is null ? null
            : proxy is not null ? ("proxyVmSize", "is not allowed with containerInstanceSubnetId, because that build has no proxy VM; remove one of them")
            : VnetConfig.WrongSibling(subnet, container) is { } wrong ? ("containerInstanceSubnetId", wrong)
            : null;
    }
}

/// <summary>The network of one image's builds (<c>network</c>), instead of the network of the stack.</summary>
/// <param name="Mode">The kind of network. The settings of the stack have the addresses of its own network.</param>
/// <param name="VnetConfig">The existing subnets. Required for <c>vnet</c>, and not allowed for other modes.</param>
public sealed record ImageNetwork(NetworkMode Mode, VnetConfig? VnetConfig = null);
