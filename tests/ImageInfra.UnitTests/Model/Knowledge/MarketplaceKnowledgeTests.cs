using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;
using ImageInfra.Simulator.Providers.Marketplace;

namespace ImageInfra.UnitTests.Model.Knowledge;

public sealed class MarketplaceKnowledgeTests
{
    [Theory]
    [InlineData("Canonical:0001-com-ubuntu-server-jammy:22_04-lts", "V1 x64")]
    [InlineData("canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2", "V2 x64")]
    [InlineData("canonical:0001-com-ubuntu-server-jammy:22_04-lts-arm64", "V2 Arm64")]
    [InlineData("canonical:0001-com-ubuntu-server-focal:20_04-LTS", "V1 x64")]
    [InlineData("canonical:0001-com-ubuntu-minimal-jammy:minimal-22_04-lts", "V1 x64")]
    [InlineData("canonical:0001-com-ubuntu-server-jammy-daily:22_04-daily-lts", "V1 x64")]
    [InlineData("Canonical:UbuntuServer:18.04-LTS", "V1 x64")]
    [InlineData("Canonical:UbuntuServer:18_04-lts-gen2", "V2 x64")]
    [InlineData("Canonical:UbuntuServer:16.04-LTS", "V1 x64")]
    [InlineData("canonical:ubuntu-24_04-lts:server", "V2 x64")]
    [InlineData("canonical:ubuntu-24_04-lts:server-gen1", "V1 x64")]
    [InlineData("canonical:ubuntu-24_04-lts:server-arm64", "V2 Arm64")]
    [InlineData("canonical:ubuntu-25_10:minimal", "V2 x64")]
    [InlineData("canonical:ubuntu-26_04-lts:server", "V2 x64")]
    [InlineData("Debian:debian-12:12", "V1 x64")]
    [InlineData("Debian:debian-13:13-gen2", "V2 x64")]
    [InlineData("Debian:debian-11:11-backports-arm64", "V2 Arm64")]
    [InlineData("RedHat:RHEL:8-lvm", "V1 x64")]
    [InlineData("RedHat:RHEL:8-LVM-gen2", "V2 x64")]
    [InlineData("RedHat:RHEL:9_4", "V1 x64")]
    [InlineData("RedHat:RHEL:94_gen2", "V2 x64")]
    [InlineData("RedHat:RHEL:7.8", "V1 x64")]
    [InlineData("RedHat:RHEL:81gen2", "V2 x64")]
    [InlineData("RedHat:RHEL:10_1", "V1 x64")]
    [InlineData("RedHat:rhel-arm64:10_1-arm64", "V2 Arm64")]
    [InlineData("canonical:ubuntu-22_04-lts:server", "V2 x64")]
    [InlineData("canonical:ubuntu-22_04-lts:ubuntu-minimal-gen1", "V1 x64")]
    [InlineData("canonical:ubuntu-22_04-lts:ubuntu-pro-fips-arm64", "V2 Arm64")]
    [InlineData("canonical:UbuntuServer:18_04-lts-arm64", "V2 Arm64")]
    [InlineData("SUSE:sles-15-sp7-arm64:gen2", "V2 Arm64")]
    [InlineData("SUSE:sles-16-0-x86-64:gen1", "V1 x64")]
    [InlineData("almalinux:almalinux-arm:10-arm64-64k-gen2", "V2 Arm64")]
    [InlineData("Oracle:Oracle-Linux:ol810-arm64-lvm-gen2", "V2 Arm64")]
    [InlineData("Oracle:Oracle-Linux:6.10", "V1 x64")]
    [InlineData("microsoftcblmariner:azure-linux-3:azure-linux-3-arm64-gen2-fips", "V2 Arm64")]
    [InlineData("kinvolk:flatcar-container-linux-corevm:stable", "V2 Arm64")]
    [InlineData("kinvolk:flatcar-container-linux-corevm-amd64:stable", "V1 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2019-datacenter-gs", "V2 x64")]
    [InlineData("SUSE:sles-15-sp5:gen1", "V1 x64")]
    [InlineData("SUSE:sles-15-sp5:gen2", "V2 x64")]
    [InlineData("OpenLogic:CentOS:7_9", "V1 x64")]
    [InlineData("Oracle:Oracle-Linux:ol94-lvm-gen2", "V2 x64")]
    [InlineData("Oracle:Oracle-Linux:ol89-lvm", "V1 x64")]
    [InlineData("almalinux:almalinux-x86_64:9-gen2", "V2 x64")]
    [InlineData("microsoftcblmariner:azure-linux-3:azure-linux-3", "V1 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2019-Datacenter", "V1 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2019-datacenter-gensecond", "V2 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2019-datacenter-with-containers", "V1 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2016-datacenter-with-rdsh", "V1 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition", "V2 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition-core-smalldisk", "V2 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2025-datacenter-core-smalldisk-g2", "V2 x64")]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2025-datacenter-core", "V1 x64")]
    [InlineData("MicrosoftWindowsDesktop:windows-11:win11-24h2-ent", "V2 x64")]
    [InlineData("MicrosoftWindowsDesktop:Windows-10:win10-22h2-ent", "V1 x64")]
    [InlineData("MicrosoftWindowsDesktop:Windows-10:20h2-pro-g2", "V2 x64")]
    [InlineData("MicrosoftWindowsDesktop:office-365:win11-25h2-avd-m365", "V2 x64")]
    [InlineData("MicrosoftWindowsDesktop:office-365:win10-22h2-avd-m365", "V1 x64")]
    [InlineData("MicrosoftSQLServer:sql2022-ws2022:standard-gen2", "V2 x64")]
    [InlineData("contoso:some-offer:some-sku-gen2", "V2 ")]
    [InlineData("contoso:some-offer:some_arm64", "V2 Arm64")]
    [InlineData("contoso:some-offer:plan", " ")]
    public void An_image_has_the_generation_and_architecture_of_its_twins(string image, string expected)
    {
        var parts = image.Split(':');

        var known = MarketplaceKnowledge.Of(parts[0], parts[1], parts[2]);

        Assert.Equal(expected, $"{known.Generation} {known.Architecture?.Name()}");
    }

    [Theory]
    [InlineData("redhat:rhel-raw:8-raw", Certainty.Documented)]
    [InlineData("resf:rockylinux-x86_64:9-base", Certainty.Convention)]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2019-datacenter-gs", Certainty.Convention)]
    [InlineData("debian:debian-sid:sid", Certainty.Convention)]
    [InlineData("redhat:rhel:8-lvm", Certainty.Documented)]
    [InlineData("contoso:any:x-gen1", Certainty.Documented)]
    public void Knowledge_says_how_sure_it_is(string image, Certainty expected)
    {
        var parts = image.Split(':');

        Assert.Equal(expected, MarketplaceKnowledge.Of(parts[0], parts[1], parts[2]).Certainty);
    }

    [Theory]
    [InlineData("0001-com-ubuntu-server-jammy", "22_04-lts", HyperVGeneration.V2, "22_04-lts-gen2")]
    [InlineData("UbuntuServer", "18.04-LTS", HyperVGeneration.V2, "18_04-lts-gen2")]
    [InlineData("ubuntu-24_04-lts", "server", HyperVGeneration.V1, "server-gen1")]
    [InlineData("ubuntu-24_04-lts", "cvm", HyperVGeneration.V1, null)]
    public void A_sku_has_a_twin_of_the_other_generation(string offer, string sku, HyperVGeneration generation, string? expected) =>
        Assert.Equal(expected, MarketplaceKnowledge.TwinOf(new ImageSource.PlatformImage("canonical", offer, sku), generation));

    [Theory]
    [InlineData("canonical:0001-com-ubuntu-server-focal:20_04-lts", "2025-05-31")]
    [InlineData("canonical:0001-com-ubuntu-pro-focal:pro-20_04-lts", null)]
    [InlineData("debian:debian-11:11-gen2", "2026-08-31")]
    [InlineData("SUSE:sles-15-sp5:gen2", "2024-12-31")]
    [InlineData("SUSE:sles-15-sp7:gen2", null)]
    [InlineData("OpenLogic:CentOS:6.10", "2020-11-30")]
    [InlineData("Oracle:Oracle-Linux:ol79", "2024-12-31")]
    [InlineData("MicrosoftWindowsDesktop:windows-11:win11-24h2-pro", "2026-10-13")]
    [InlineData("MicrosoftWindowsDesktop:windows-11:win11-24h2-avd", "2027-10-12")]
    [InlineData("MicrosoftWindowsDesktop:Windows-10:20h2-evd", "2023-05-09")]
    public void An_image_has_the_end_of_its_support(string image, string? expected)
    {
        var parts = image.Split(':');

        Assert.Equal(expected, MarketplaceKnowledge.Of(parts[0], parts[1], parts[2]).EndOfLife?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_offer_without_a_plan_needs_none_though_another_of_its_publisher_does()
    {
        Assert.True(MarketplaceKnowledge.Of("kinvolk", "flatcar-container-linux-free", "stable-gen2").NeedsPlan);
        Assert.False(MarketplaceKnowledge.Of("kinvolk", "flatcar-container-linux-corevm-amd64", "stable-gen2").NeedsPlan);
    }

    [Fact]
    public void Every_fact_has_a_source() => Assert.All(
        KnowledgeFile.Read<MarketplaceFile>("marketplace-images.json") is var file ? file.Offers.Concat(file.Markers) : [],
        entry => Assert.Contains(entry.Source!, file.Sources.Keys));

    [Fact]
    public void The_simulator_reads_the_same_documented_facts()
    {
        var images = KnowledgeFile.Read<MarketplaceFile>("marketplace-images.json").Offers
            .SelectMany(o => o.Skus.SelectMany(s => s.Names).Select(sku => (Publisher: o.Publisher!, Offer: OfferOf(o.Offer!), Sku: sku)))
            .Where(i => MarketplaceKnowledge.Of(i.Publisher, i.Offer, i.Sku).IsSkuKnown);

        Assert.All(images, image =>
        {
            var known = MarketplaceKnowledge.Of(image.Publisher, image.Offer, image.Sku);
            var facts = MarketplaceFacts.Of(new JsonObject { ["publisher"] = image.Publisher, ["offer"] = image.Offer, ["sku"] = image.Sku });
            Assert.Equal(known.Certainty is Certainty.Documented ? $"{known.Generation}" : null, facts.Generation);
            Assert.Equal(known.SupportsNvme, facts.SupportsNvme);
        });
    }

    [Theory]
    [InlineData("Standard_D2ds_v5", "V1,V2 SCSI x64")]
    [InlineData("Standard_D8s_v6", "V2 NVMe x64")]
    [InlineData("Standard_E4ads_v7", "V2 NVMe x64")]
    [InlineData("Standard_F4as_v6", "V2 NVMe x64")]
    [InlineData("Standard_D4ps_v6", "V2  Arm64")]
    [InlineData("Standard_E112ibds_v5", "V2 NVMe x64")]
    [InlineData("Standard_FX4ms_v2", "V2  x64")]
    [InlineData("Standard_D2pds_v5", "V2 SCSI Arm64")]
    [InlineData("Standard_E8bds_v5", "V1,V2 SCSI,NVMe x64")]
    [InlineData("Standard_L8s_v4", "V2 NVMe x64")]
    [InlineData("Standard_L8as_v3", "V1,V2 SCSI x64")]
    [InlineData("Standard_D2_v3", "V1 SCSI x64")]
    [InlineData("Standard_A2_v2", "V1 SCSI x64")]
    [InlineData("Standard_DC4as_v5", "V2 SCSI x64")]
    [InlineData("Standard_DC4as_v6", "V2  x64")]
    [InlineData("standard_b2s", "V1,V2 SCSI x64")]
    [InlineData("Standard_B2pts_v2", "V2 SCSI Arm64")]
    [InlineData("Standard_NC24ads_A100_v4", "  x64")]
    [InlineData("Huge", "  ")]
    public void A_size_has_the_facts_of_its_family(string size, string expected)
    {
        var known = VmSizeKnowledge.Of(size);

        Assert.Equal(expected, $"{string.Join(',', known.Generations ?? [])} {string.Join(',', known.Controllers ?? [])} {known.Architecture?.Name()}");
    }

    // Patterns of offers are simple: an alternative and no optional part name a real offer.
    private static string OfferOf(string pattern) => pattern
        .Replace("(server|minimal|pro)", "server", StringComparison.Ordinal)
        .Replace("[3-9]_(04|10)", "4_04", StringComparison.Ordinal)
        .Replace("(12|13)", "12", StringComparison.Ordinal)
        .Replace("[34]", "3", StringComparison.Ordinal)
        .Split("(-")[0].Split('|')[0].Replace("?", "", StringComparison.Ordinal);
}
