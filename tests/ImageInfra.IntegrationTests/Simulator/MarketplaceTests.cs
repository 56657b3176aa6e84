using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class MarketplaceTests : SimulatorTest
{
    private const string Compute = "2024-11-01";
    private const string Type = "Microsoft.Compute/locations/publishers";

    private string Publishers => $"{Arm.Subscription}/providers/Microsoft.Compute/locations/westeurope/publishers";

    private string Skus => $"{Publishers}/canonical/artifacttypes/vmimage/offers/ubuntu-24_04-lts/skus";

    [Fact]
    [Holds(Type, "LIST")]
    [Holds(Type + "/artifacttypes/offers", "LIST")]
    [Holds(Type + "/artifacttypes/offers/skus", "LIST")]
    [Holds(Type + "/artifacttypes/offers/skus/versions", "LIST", "GET")]
    public async Task Publishers_offers_skus_and_versions_are_listed()
    {
        var versions = await NamesAsync($"{Skus}/server/versions");
        var newest = await NamesAsync($"{Skus}/server/versions?$top=1&$orderby=name%20desc");

        Assert.Contains("Canonical", await NamesAsync(Publishers));
        Assert.Contains("ubuntu-24_04-lts", await NamesAsync($"{Publishers}/Canonical/artifacttypes/vmimage/offers"));
        Assert.Contains("server", await NamesAsync(Skus));
        Assert.Equal([versions[^1]], newest);
        Assert.Equal("Linux", (string?)(await Arm.GetAsync($"{Skus}/server/versions/{newest[0]}", Compute)).Property("osDiskImage")!["operatingSystem"]);
    }

    [Fact]
    public async Task Latest_is_the_newest_when_the_template_is_provisioned()
    {
        await Arm.SubmitAsync(properties => properties["source"] = SomeBodies.UbuntuSource());

        Assert.Equal(
            (await NamesAsync($"{Skus}/server/versions"))[^1],
            (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("source")!["exactVersion"]);
    }

    [Theory]
    [InlineData("debian/artifacttypes/vmimage/offers/debian-13/skus/13-gen2", "V2", "x64", null)]
    [InlineData("kinvolk/artifacttypes/vmimage/offers/flatcar-container-linux-free/skus/stable", "V1", "x64", "flatcar-container-linux-free")]
    [InlineData("canonical/artifacttypes/vmimage/offers/ubuntu-24_04-lts/skus/server-arm64", "V2", "Arm64", null)]
    public async Task A_version_has_what_is_known_of_its_image(string sku, string generation, string architecture, string? product)
    {
        var version = await Arm.GetAsync($"{Publishers}/{sku}/versions/{(await NamesAsync($"{Publishers}/{sku}/versions"))[0]}", Compute);

        Assert.Equal(generation, (string?)version.Property("hyperVGeneration"));
        Assert.Equal(architecture, (string?)version.Property("architecture"));
        Assert.Equal(product, (string?)version.Property("plan")?["product"]);
    }

    [Fact]
    [Holds("Microsoft.Compute/skus", "LIST")]
    [Holds("Microsoft.Compute/locations/usages", "LIST")]
    public async Task Sizes_and_quotas_of_a_region_are_listed()
    {
        var sizes = (JsonArray)(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/skus?$filter=location%20eq%20%27westeurope%27", "2021-07-01")).Json["value"]!;
        var quotas = (JsonArray)(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/locations/westeurope/usages", Compute)).Json["value"]!;
        var size = sizes.Single(s => (string?)s!["name"] == "Standard_D2ds_v5")!;

        Assert.Contains(((JsonArray)size["capabilities"]!).ToList(), c => (string?)c!["name"] == "HyperVGenerations" && (string?)c["value"] == "V1,V2");
        Assert.Contains(quotas.ToList(), q => (string?)q!["name"]!["value"] == (string?)size["family"] && (int)q["limit"]! > 0);
    }

    [Fact]
    public async Task An_unknown_marketplace_image_is_not_found() =>
        Assert.Equal(404, (await Arm.GetAsync($"{Publishers}/contoso/artifacttypes/vmimage/offers", Compute)).Status);

    private async Task<List<string>> NamesAsync(string path) =>
        [.. ((JsonArray)(await Arm.GetAsync(path, Compute)).Json["value"]!).Select(v => (string)v!["name"]!)];
}
