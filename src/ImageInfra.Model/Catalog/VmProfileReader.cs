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
