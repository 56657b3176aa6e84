using System.Net;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>Checks that subnets are within their network and do not overlap.</summary>
internal static class SubnetRanges
{
    public static void Check(string network, JsonNode? prefixes, IReadOnlyList<ArmResource> subnets)
    {
        var space = (prefixes as JsonArray ?? []).Select(p => Parse((string?)p)).ToList();
        var ranges = subnets.SelectMany(s => Of(s).Select(range => (Name: (string)s.Body["name"]!, Range: range))).ToList();
        var name = network[(network.LastIndexOf('/') + 1)..];
        foreach (var (subnet, range) in ranges)
        {
            if (!space.Exists(s => s.PrefixLength <= range.PrefixLength && s.Contains(range.BaseAddress)))
            {
                throw new ArmFault(400, "NetcfgSubnetRangeOutsideVnet", $"Subnet '{subnet}' is not valid because its IP address range is outside the IP address range of virtual network '{name}'.");
            }

            if (ranges.Exists(other => other.Name != subnet && other.Range.Contains(range.BaseAddress)))
            {
                throw new ArmFault(400, "NetcfgSubnetRangesOverlap", $"Subnet '{subnet}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '{name}'.");
            }
        }
    }

    private static IEnumerable<IPNetwork> Of(ArmResource subnet) => subnet.Properties["addressPrefixes"] is JsonArray several
        ? several.Select(p => Parse((string?)p))
        : [Parse((string?)subnet.Properties["addressPrefix"])];

    private static IPNetwork Parse(string? prefix) => IPNetwork.TryParse(prefix, out var network)
        ? network
        : throw new ArmFault(400, "InvalidCIDRNotation", $"The address prefix {prefix} has an invalid CIDR notation.");
}
