using System.Globalization;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Some VM sizes, which every region has, with their families.</summary>
internal static class OfferedSizes
{
    private static readonly int[] s_cores = [2, 4, 8, 16, 32, 64];

    private static readonly (string Name, string Family, int MemoryPerCore)[] s_series =
    [
        ("Standard_D{0}_v3", "standardDv3Family", 4), ("Standard_D{0}s_v3", "standardDSv3Family", 4), ("Standard_D{0}ds_v4", "standardDDSv4Family", 4),
        ("Standard_D{0}s_v5", "standardDSv5Family", 4), ("Standard_D{0}ds_v5", "standardDDSv5Family", 4), ("Standard_D{0}as_v5", "standardDASv5Family", 4),
        ("Standard_D{0}ads_v5", "standardDADSv5Family", 4), ("Standard_D{0}ps_v5", "standardDPSv5Family", 4), ("Standard_D{0}pds_v5", "standardDPDSv5Family", 4),
        ("Standard_D{0}s_v6", "StandardDsv6Family", 4), ("Standard_D{0}ds_v6", "StandardDdsv6Family", 4), ("Standard_D{0}as_v6", "StandardDasv6Family", 4),
        ("Standard_E{0}s_v5", "standardESv5Family", 8), ("Standard_E{0}ds_v5", "standardEDSv5Family", 8), ("Standard_E{0}bds_v5", "standardEBDSv5Family", 8),
        ("Standard_F{0}s_v2", "standardFSv2Family", 2), ("Standard_A{0}_v2", "standardAv2Family", 2), ("Standard_B{0}ms", "standardBSFamily", 4),
    ];

    /// <summary>The sizes with their families, numbers of vCPUs, and memory in GB.</summary>
    public static IEnumerable<(string Name, string Family, int Cores, int Memory)> All { get; } =
    [
        .. s_series.SelectMany(s => s_cores.Select(c => (string.Format(CultureInfo.InvariantCulture, s.Name, c), s.Family, c, c * s.MemoryPerCore))),
        ("Standard_B2s", "standardBSFamily", 2, 4), ("Standard_DS2_v2", "standardDSv2Family", 2, 7), ("Standard_D2_v2", "standardDv2Family", 2, 7),
    ];

    /// <summary>The families.</summary>
    public static IEnumerable<string> Families => All.Select(s => s.Family).Distinct();
}
