using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

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
