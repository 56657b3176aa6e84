namespace ImageInfra.Model.Images;

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
