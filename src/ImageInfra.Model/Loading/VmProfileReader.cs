namespace ImageInfra.Model.Loading;

/// <summary>Reads <c>template.vmProfile</c>.</summary>
internal static class VmProfileReader
{
    public static VmProfile Read(MappingReader? profile)
    {
        var otherwise = new VmProfile();
        if (profile is null)
        {
            return otherwise;
        }

        var result = new VmProfile
        {
            VmSize = profile.Text("vmSize") ?? otherwise.VmSize,
            OsDiskSizeGB = profile.Number("osDiskSizeGB") ?? 0,
            UserAssignedIdentities = profile.Texts("userAssignedIdentities"),
            VnetConfig = Vnet(profile.Mapping("vnetConfig")),
        };
        profile.Close();
        return result;
    }

    private static VnetConfig? Vnet(MappingReader? vnet)
    {
        if (vnet is null)
        {
            return null;
        }

        var subnet = vnet.Text("subnetId");
        var container = vnet.Text("containerInstanceSubnetId");
        var proxy = vnet.Text("proxyVmSize");
        if (container is not null && proxy is not null)
        {
            vnet.Fail("proxyVmSize", "can't go with containerInstanceSubnetId: there is no proxy VM then");
        }

        if (container is not null && subnet is not null && VnetConfig.WrongSibling(subnet, container) is { } wrong)
        {
            vnet.Fail("containerInstanceSubnetId", wrong);
        }

        vnet.Close();
        return subnet is null ? null : new(subnet, container, proxy);
    }
}
