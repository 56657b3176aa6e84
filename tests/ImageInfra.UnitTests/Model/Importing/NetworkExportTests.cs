using System.Text.Json.Nodes;
using ImageInfra.Driver.Export;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Tests the network of an image in its ARM body.</summary>
[Collection(PulumiCollection.Name)]
public sealed class NetworkExportTests
{
    private const string Subscription = "00000000-0000-0000-0000-00000000000b";
    private const string Build = SomeScopes.Network + "/subnets/build";
    private const string Containers = SomeScopes.Network + "/subnets/containers";

    [Fact]
    public async Task Existing_subnets_of_an_image_are_the_vnet_config()
    {
        var exported = await VnetConfigAsync(new(NetworkMode.Vnet, new(Build, Containers)), new());

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["subnetId"] = Build, ["containerInstanceSubnetId"] = Containers }, exported), $"{exported}");
    }

    [Fact]
    public async Task An_image_in_the_isolated_network_exports_the_subnets_of_the_stack()
    {
        var exported = await VnetConfigAsync(new(NetworkMode.Isolated), new());

        Assert.EndsWith("/virtualNetworks/vnet-imageinfra-dev/subnets/build", (string?)exported!["subnetId"], StringComparison.Ordinal);
        Assert.EndsWith("/virtualNetworks/vnet-imageinfra-dev/subnets/containers", (string?)exported["containerInstanceSubnetId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_with_the_default_network_exports_no_subnets() =>
        Assert.Null(await VnetConfigAsync(new(NetworkMode.Default), new() { Mode = NetworkMode.Isolated, MakesNatGateway = true }));

    [Fact]
    public async Task An_exported_network_imports_as_the_same_subnets()
    {
        var stack = SomeStack.Settings();
        var image = SomeStack.Image() with { Network = new(NetworkMode.Vnet, new(Build, Containers)) };
        var body = await TemplateExport.OfAsync(new(SomeStack.Catalog(image), stack), image.Name, Subscription);

        var imported = Assert.Single(TemplateImporter.Import([new("template.json", body.ToJsonString())], new()).Images);

        Assert.Contains($"subnetId: {Build}", imported.Yaml, StringComparison.Ordinal);
        Assert.Contains($"containerInstanceSubnetId: {Containers}", imported.Yaml, StringComparison.Ordinal);
    }

    private static async Task<JsonNode?> VnetConfigAsync(ImageNetwork network, NetworkSettings stack)
    {
        var image = SomeStack.Image() with { Network = network };
        var settings = SomeStack.Settings() with { Network = stack };
        var body = await TemplateExport.OfAsync(new(SomeStack.Catalog(image), settings), image.Name, Subscription);
        return body["properties"]!["vmProfile"]!["vnetConfig"];
    }
}
