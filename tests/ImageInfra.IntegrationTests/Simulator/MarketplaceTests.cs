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

    [Fact]
    public async Task An_unknown_marketplace_image_is_not_found() =>
        Assert.Equal(404, (await Arm.GetAsync($"{Publishers}/contoso/artifacttypes/vmimage/offers", Compute)).Status);

    private async Task<List<string>> NamesAsync(string path) =>
        [.. ((JsonArray)(await Arm.GetAsync(path, Compute)).Json["value"]!).Select(v => (string)v!["name"]!)];
}
