using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests the network of an image and its effect on a stack.</summary>
public sealed class ImageNetworkTests
{
    private const string Build = SomeScopes.Network + "/subnets/build";
    private const string Containers = SomeScopes.Network + "/subnets/containers";
    private const string Vnet = $"{{ mode: vnet, subnetId: {Build}, containerInstanceSubnetId: {Containers} }}";

    [Fact]
    public void An_image_file_accepts_the_networks_of_a_stack()
    {
        Assert.Equal(new(NetworkMode.Default), Load("default").Network);
        Assert.Equal(new(NetworkMode.Isolated), Load("isolated").Network);
        Assert.Equal(new(NetworkMode.Isolated), Load("{ mode: isolated }").Network);
        Assert.Equal(new(NetworkMode.Vnet, new(Build, Containers)), Load(Vnet).Network);
        Assert.Equal(new(NetworkMode.Vnet, new(Build, null, "Standard_A2_v2")), Load($"{{ mode: vnet, subnetId: {Build}, proxyVmSize: Standard_A2_v2 }}").Network);
        Assert.Null(Load(null).Network);
    }

    [Theory]
    [InlineData("isolate", "12: network: 'isolate' is not allowed; expected default, isolated, or a mapping with the mode default, vnet, isolated; did you mean 'isolated'?")]
    [InlineData("vnet", "12: network: 'vnet' is not allowed; expected default, isolated, or a mapping with the mode")]
    [InlineData("[isolated]", "12: network: expected a mapping")]
    [InlineData("{ subnetId: x }", "12: network.mode: is required")]
    [InlineData("{ mode: vnets }", "12: network.mode: 'vnets' is not allowed; expected default, vnet, isolated; did you mean 'vnet'?")]
    [InlineData("{ mode: vnet }", "12: network.subnetId: is required for an existing network")]
    [InlineData("{ mode: vnet, subnetId: x }", "12: network.subnetId: is not the id of a subnet")]
    [InlineData("{ mode: default, subnetId: x }", "12: network.subnetId: is not a known key here; expected mode")]
    [InlineData("{ mode: isolated, addressPrefix: 10.9.0.0/24 }", "12: network.addressPrefix: is not a known key here; expected mode")]
    [InlineData("{ mode: vnet, subnetId: " + Build + ", containerInstanceSubnetId: " + Build + " }", "12: network.containerInstanceSubnetId: is the subnet of the build VM")]
    public void A_mistake_is_one_error_at_its_line(string network, string expected)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => Load(network)).Errors);

        Assert.StartsWith($"web.yaml:{expected}", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("isolated")]
    [InlineData(Vnet)]
    public void A_network_together_with_a_vnet_config_is_an_error(string network)
    {
        var yaml = $"{SomeYaml.Image("web")}  vmProfile: {{ vnetConfig: {{ subnetId: {Build} }} }}\n";

        var error = Assert.Single(Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", $"{yaml}network: {network}\n")])).Errors);

        Assert.Equal("web.yaml:13: network: is not allowed with template.vmProfile.vnetConfig; keep one of them", error.ToString());
    }

    [Theory]
    [InlineData("default", true)]
    [InlineData("isolated", true)]
    [InlineData("{ mode: isolated }", true)]
    [InlineData(Vnet, true)]
    [InlineData("${{ network }}", true)]
    [InlineData("vnet", false)]
    [InlineData("{ mode: vnet }", false)]
    [InlineData("{ mode: default, subnetId: x }", false)]
    public async Task The_editor_schema_accepts_what_the_loader_accepts(string network, bool isGood) =>
        Assert.Equal(isGood, (await EditorSchema.ProblemsAsync($"{SomeYaml.Image("web")}network: {network}\n")).Count == 0);

    [Fact]
    public void The_network_of_an_image_overrides_that_of_the_stack()
    {
        var isolated = new NetworkSettings { Mode = NetworkMode.Isolated };
        var existing = new NetworkSettings { Mode = NetworkMode.Vnet, VnetConfig = new(Build) };

        Assert.Equal((null, null), In(new(NetworkMode.Default), isolated));
        Assert.Equal((null, null), In(new(NetworkMode.Default), existing));
        Assert.Equal(("vnet-imageinfra-dev", null), In(new(NetworkMode.Isolated), new()));
        Assert.Equal(("vnet-imageinfra-dev", null), In(new(NetworkMode.Isolated), existing));
        Assert.Equal((null, new(Build, Containers)), In(new(NetworkMode.Vnet, new(Build, Containers)), isolated));
        Assert.Equal((null, new(Build)), In(null, existing));
    }

    [Fact]
    public void An_isolated_image_uses_the_properties_of_the_stacks_network()
    {
        var settings = SomeStack.Settings() with { Network = new() { AddressPrefix = "10.9.0.0/24", MakesNatGateway = true } };
        var plan = FactoryPlan.Create(SomeStack.Catalog(SomeStack.Image() with { Network = new(NetworkMode.Isolated) }, SomeStack.Image("other")), settings);

        Assert.Equal(("10.9.0.0/24", true), (plan.Network!.AddressPrefix, plan.Network.MakesNatGateway));
        Assert.Equal("vnet-imageinfra-dev-10-9-0-0-24", plan.Network.Name);
        Assert.Equal(1, plan.Templates.Count(t => t.Network is not null));
    }

    [Fact]
    public void The_same_subnets_give_the_same_template_in_either_form()
    {
        var image = SomeStack.Image();
        var vnet = new VnetConfig(Build, Containers);
        string NameOf(ImageSpec spec, NetworkSettings? network = null) => TemplatePlan.Create(spec, SomeStack.Settings() with { Network = network ?? new() }).TemplateName;

        var inTemplate = NameOf(SomeScopes.InNetwork(image));

        Assert.Equal(inTemplate, NameOf(image with { Network = new(NetworkMode.Vnet, vnet) }));
        Assert.Equal(inTemplate, NameOf(image, new() { Mode = NetworkMode.Vnet, VnetConfig = vnet }));
        Assert.Equal(NameOf(image), NameOf(image with { Network = new(NetworkMode.Default) }, new() { Mode = NetworkMode.Isolated }));
        Assert.Equal(NameOf(image, new() { Mode = NetworkMode.Isolated }), NameOf(image with { Network = new(NetworkMode.Isolated) }));
    }

    [Fact]
    public void Only_images_in_the_network_get_the_right_to_join_it()
    {
        var settings = SomeStack.Settings() with { Network = new() { Mode = NetworkMode.Vnet, VnetConfig = new(Build) } };
        var optedOut = SomeStack.Image() with { Network = new(NetworkMode.Default) };

        Assert.Empty(FactoryPlan.Create(SomeStack.Catalog(optedOut), settings).Rights);
        Assert.Equal(["other"], Assert.Single(FactoryPlan.Create(SomeStack.Catalog(optedOut, SomeStack.Image("other")), settings).Rights).Images);
        Assert.Equal(
            ["other"],
            Assert.Single(FactoryPlan.Create(SomeStack.Catalog(SomeStack.Image(), SomeStack.Image("other") with { Network = new(NetworkMode.Vnet, new(Build)) }), SomeStack.Settings()).Rights).Images);
    }

    [Fact]
    public void Each_row_of_a_matrix_has_its_own_network()
    {
        var yaml = SomeYaml.Image("web").Replace("name: web", "name: web-${{ net }}", StringComparison.Ordinal).Replace("sku: web", "sku: 'web-${{ net }}'", StringComparison.Ordinal)
            + "network: ${{ net }}\nmatrix: [{ net: default }, { net: isolated }]\n";

        var catalog = ImageCatalog.Load([new("web.yaml", yaml)]);

        Assert.Equal([NetworkMode.Default, NetworkMode.Isolated], catalog.Images.OrderBy(i => i.Name).Select(i => i.Network!.Mode));
    }

    private static (string?, VnetConfig?) In(ImageNetwork? own, NetworkSettings stack)
    {
        var plan = TemplatePlan.Create(SomeStack.Image() with { Network = own }, SomeStack.Settings() with { Network = stack });
        return (plan.Network?.Name, plan.Image.Template.VmProfile.VnetConfig);
    }

    private static ImageSpec Load(string? network) => Assert.Single(ImageCatalog.Load(
        [new("web.yaml", network is null ? SomeYaml.Image("web") : $"{SomeYaml.Image("web")}network: {network}\n")]).Images);
}
