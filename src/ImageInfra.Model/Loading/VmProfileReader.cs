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
        var config = subnet is null ? null : new VnetConfig(subnet, container, proxy);
        if (config is not null && VnetRules.Problem(config) is var (key, problem))
        {
            vnet.Fail(key, problem);
        }

        vnet.Close();
        return config;
    }
}
