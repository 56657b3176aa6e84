using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

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

    public static VnetConfig? Vnet(MappingReader? vnet)
    {
        if (vnet is null)
        {
            return null;
        }

        var config = VnetReader.Read(vnet);
        vnet.Close();
        return config;
    }
}

/// <summary>Reads the subnets of an existing network, wherever they are said.</summary>
internal static class VnetReader
{
    /// <summary>The network, or null where no subnet is good. Whoever asks closes the mapping.</summary>
    public static VnetConfig? Read(MappingReader vnet)
    {
        var subnet = vnet.Text("subnetId");
        var container = vnet.Text("containerInstanceSubnetId");
        var proxy = vnet.Text("proxyVmSize");
        var config = subnet is null ? null : new VnetConfig(subnet, container, proxy);
        if (config is not null && VnetRules.Problem(config) is var (key, problem))
        {
            vnet.Fail(key, problem);
        }

        return config;
    }
}

/// <summary>Reads <c>network</c>, of an image's file and of what a stack says otherwise.</summary>
internal static class ImageNetworkReader
{
    public static ImageNetwork? Read(MappingReader? network)
    {
        if (network?.Variant() is not { } mode)
        {
            return null;
        }

        var read = new ImageNetwork(ModeOf(mode), mode == "vnet" ? VnetReader.Read(network) : null);
        network.Close();
        return read;
    }

    public static NetworkMode ModeOf(string variant) => Enum.Parse<NetworkMode>(variant, ignoreCase: true);
}
