namespace ImageInfra.Simulator.Providers.Marketplace;

/// <summary>Some marketplace images, and those that are known by name. Other sources are accepted too, because Azure has many thousands.</summary>
internal static class Catalog
{
    private const string Latest = "latest";
    private const string Unknown = "1.0.0";

    private static readonly string[] s_ubuntu2404 = ["24.04.202509100", "24.04.202510170", "24.04.202511060"];
    private static readonly string[] s_windows11 = ["26100.6584.250912", "26100.6899.251011", "26100.7171.251108"];
    private static readonly string[] s_windows2025 = ["26100.6584.250912", "26100.6905.251025", "26100.7171.251107"];

    private static readonly (string Publisher, string Offer, string Sku, string[] Versions)[] s_images =
    [
        ("Canonical", "ubuntu-24_04-lts", "server", s_ubuntu2404),
        ("Canonical", "ubuntu-24_04-lts", "server-gen1", s_ubuntu2404),
        ("Canonical", "ubuntu-24_04-lts", "server-arm64", s_ubuntu2404),
        ("Canonical", "ubuntu-24_04-lts", "minimal", s_ubuntu2404),
        ("Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts", ["22.04.202509160", "22.04.202510140", "22.04.202511040"]),
        ("Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-gen2", ["22.04.202509160", "22.04.202510140", "22.04.202511040"]),
        ("Canonical", "UbuntuServer", "18.04-LTS", ["18.04.202401160", "18.04.202401161"]),
        ("Debian", "debian-12", "12-gen2", ["0.20250909.2230", "0.20251006.2257"]),
        ("RedHat", "RHEL", "9-lvm-gen2", ["9.6.2025082211", "9.6.2025100718"]),
        ("MicrosoftCBLMariner", "azure-linux-3", "azure-linux-3-gen2", ["3.20250910.01", "3.20251030.01"]),
        ("MicrosoftWindowsServer", "WindowsServer", "2019-datacenter-gensecond", ["17763.7792.250906", "17763.8027.251107"]),
        ("MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-azure-edition", ["20348.4171.250906", "20348.4405.251107"]),
        ("MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-g2", ["20348.4171.250906", "20348.4405.251107"]),
        ("MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-azure-edition", s_windows2025),
        ("MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-g2", s_windows2025),
        ("MicrosoftWindowsDesktop", "windows-11", "win11-24h2-avd", s_windows11),
        ("MicrosoftWindowsDesktop", "windows-11", "win11-24h2-ent", s_windows11),
        ("MicrosoftWindowsDesktop", "office-365", "win11-24h2-avd-m365", s_windows11),
        ("MicrosoftWindowsDesktop", "office-365", "win10-22h2-avd-m365-g2", ["19045.6332.250910", "19045.6456.251016"]),
    ];

    public static IEnumerable<string> Publishers => s_images.Select(i => i.Publisher).Distinct();

    public static IEnumerable<string> Offers(string publisher) =>
        s_images.Where(i => Same(i.Publisher, publisher)).Select(i => i.Offer).Distinct();

    public static IEnumerable<string> Skus(string publisher, string offer) => s_images
        .Where(i => Same(i.Publisher, publisher) && Same(i.Offer, offer))
        .Select(i => i.Sku)
        .Union(MarketplaceFacts.Skus(publisher, offer), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Versions(string publisher, string offer, string sku) =>
        s_images.FirstOrDefault(i => Same(i.Publisher, publisher) && Same(i.Offer, offer) && Same(i.Sku, sku)).Versions
        ?? (MarketplaceFacts.Skus(publisher, offer).Any(s => Same(s, sku)) ? [Unknown] : []);

    /// <summary>Returns the version of a source; the newest one for <c>latest</c>.</summary>
    public static string ExactVersion(string publisher, string offer, string sku, string version) =>
        !Same(version, Latest) ? version : Versions(publisher, offer, sku) is [.., var newest] ? newest : Unknown;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
