using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>template.vmProfile</c>.</summary>
internal static class VmProfileReader
{
    public static VmProfile Read(MappingReader profile) => new()
    {
        VmSize = profile.Text("vmSize") ?? new VmProfile().VmSize,
        OsDiskSizeGB = profile.Number("osDiskSizeGB") ?? 0,
        UserAssignedIdentities = profile.Texts("userAssignedIdentities"),
        VnetConfig = profile.Mapping("vnetConfig", VnetReader.Read),
    };
}

/// <summary>Reads the subnets of an existing network.</summary>
internal static class VnetReader
{
    /// <summary>Returns the network, or null if no subnet is valid.</summary>
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

/// <summary>Reads <c>network</c> of an image or an override.</summary>
internal static class ImageNetworkReader
{
    public static ImageNetwork? Read(MappingReader network) =>
        network.Variant() is { } mode ? new(ModeOf(mode), mode == "vnet" ? VnetReader.Read(network) : null) : null;

    public static NetworkMode ModeOf(string variant) => Enum.Parse<NetworkMode>(variant, ignoreCase: true);
}
