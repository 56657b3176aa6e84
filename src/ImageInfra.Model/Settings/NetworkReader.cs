using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>network</c>.</summary>
internal static class NetworkReader
{
    public static NetworkSettings? Read(MappingReader network)
    {
        if (network.Variant() is not { } mode)
        {
            return null;
        }

        var gateway = network.Text("natGatewayId");
        if (network.Has("outbound") && network.Has("natGatewayId"))
        {
            network.Fail("outbound", "is not allowed with natGatewayId; keep one of them");
        }

        return new()
        {
            Mode = ImageNetworkReader.ModeOf(mode),
            VnetConfig = mode == "vnet" ? VnetReader.Read(network) : null,
            AddressPrefix = network.Text("addressPrefix") ?? SubnetSplit.DefaultAddressPrefix,
            MakesNatGateway = network.Choice("outbound") == "natGateway",
            NatGatewayId = gateway,
        };
    }
}
