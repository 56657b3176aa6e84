using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests overrides of images in a stack's settings.</summary>
public sealed class ImageOverridesTests
{
    private const string Network = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets";

    private static readonly ImageCatalog s_catalog = ImageCatalog.Load([new("web.yaml", SomeYaml.Everything)]);

    [Fact]
    public void Every_key_overrides_its_property()
    {
        var image = Assert.Single(Plan($$"""
            {"web": {"vmSize": "Standard_D8ds_v5", "osDiskSizeGB": 512, "buildTimeoutInMinutes": 480, "priority": 7,
              "tags": {"team": "b", "more": "1"}, "vnetConfig": { "subnetId": "{{Network}}/other" },
              "targetRegions": [{"name": "West Europe", "replicaCount": 3}, "northeurope"] } }
            """).Templates).Image;

        Assert.Equal(("Standard_D8ds_v5", 512, 480, 7), (image.Template.VmProfile.VmSize, image.Template.VmProfile.OsDiskSizeGB, image.Template.BuildTimeoutInMinutes, image.Priority));
        Assert.Equal(new VnetConfig($"{Network}/other"), image.Template.VmProfile.VnetConfig);
        Assert.Equal(("b", "1"), (image.Tags["team"], image.Tags["more"]));
        Assert.Equal([new("westeurope", 3), new TargetRegion("northeurope")], image.Template.Distribute.OfType<Distributor.SharedImage>().Single().TargetRegions);
    }

    [Fact]
    public void An_override_changes_the_template_name() => Assert.NotEqual(
        Plan("{}").Templates[0].TemplateName,
        Plan("""{"web": {"vmSize": "Standard_D8ds_v5"}}""").Templates[0].TemplateName);

    [Fact]
    public void The_override_of_an_image_applies_after_that_of_all_images()
    {
        var image = Plan("""{"web": {"osDiskSizeGB": 300}, "*": {"osDiskSizeGB": 512, "priority": 3}}""").Definitions[0];

        Assert.Equal((300, 3), (image.Template.VmProfile.OsDiskSizeGB, image.Priority));
    }

    [Fact]
    public void A_network_override_replaces_the_network_of_the_file()
    {
        Assert.Null(Plan("""{"web": {"network": "default"}}""").Templates[0].Image.Template.VmProfile.VnetConfig);
        Assert.NotNull(Plan("""{"*": {"network": "isolated"}}""").Network);
        Assert.Equal(
            new VnetConfig($"{Network}/other"),
            Plan($$$$"""{"web": {"network": {"mode": "vnet", "subnetId": "{{{{Network}}}}/other"}}}""").Templates[0].Image.Template.VmProfile.VnetConfig);
    }

    [Fact]
    public void A_network_override_of_an_image_wins_in_either_form()
    {
        var vnet = $$"""{"subnetId": "{{Network}}/other"}""";

        Assert.Equal(new VnetConfig($"{Network}/other"), Plan($$$"""{"*": {"network": "isolated"}, "web": {"vnetConfig": {{{vnet}}}}}""").Templates[0].Image.Template.VmProfile.VnetConfig);
        Assert.NotNull(Plan($$$"""{"*": {"vnetConfig": {{{vnet}}}}, "web": {"network": "isolated"}}""").Templates[0].Network);
    }

    [Fact]
    public void Applying_overrides_twice_changes_nothing_more()
    {
        var settings = Settings("""{"*": {"tags": {"a": "b"}, "osDiskSizeGB": 512}, "web": {"priority": 2}}""");

        Assert.Equal(
            FactoryPlan.Create(s_catalog, settings).Templates[0].TemplateName,
            FactoryPlan.Create(ImageOverrides.Apply(s_catalog, settings), settings).Templates[0].TemplateName);
    }

    [Fact]
    public void An_unknown_image_is_an_error_of_the_stacks_file()
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => Plan("""{"wep": {"priority": 1}}""")).Errors);

        Assert.Equal("Pulumi.dev.yaml:9: imageinfra:overrides.wep: the catalog has no image 'wep'; did you mean 'web'?", error.ToString());
    }

    [Theory]
    [InlineData("""{"web": {"vmsise": "x"}}""", "overrides.web.vmsise: is not a known key here; expected vmSize, osDiskSizeGB")]
    [InlineData("""{"web": {"vmSize": ""}}""", "overrides.web.vmSize: is empty; expected a size")]
    [InlineData("""{"web": {"osDiskSizeGB": 5000}}""", "overrides.web.osDiskSizeGB: '5000' is not allowed; expected a whole number from 0 to 4095")]
    [InlineData("""{"web": {"buildTimeoutInMinutes": 5}}""", "overrides.web.buildTimeoutInMinutes: '5' is not allowed; expected a whole number from 6 to 960")]
    [InlineData("""{"web": {"priority": 101}}""", "overrides.web.priority: '101' is not allowed; expected a whole number from -100 to 100")]
    [InlineData("""{"web": {"targetRegions": ["northeurope"]}}""", "overrides.web.targetRegions: must contain the location 'westeurope'")]
    [InlineData("""{"web": {"vnetConfig": {"subnetId": "a"}}}""", "overrides.web.vnetConfig.subnetId: is not the id of a subnet")]
    [InlineData("""{"web": {"vnetConfig": {}}}""", "overrides.web.vnetConfig.subnetId: is required for an existing network")]
    [InlineData("""{"web": {"network": "isolate"}}""", "overrides.web.network: 'isolate' is not allowed; expected default, isolated, or a mapping")]
    [InlineData("""{"web": {"network": {"mode": "vnet"}}}""", "overrides.web.network.subnetId: is required for an existing network")]
    [InlineData("""{"web": {"network": "default", "vnetConfig": {"subnetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a"}}}""", "overrides.web.vnetConfig: is not allowed with network")]
    [InlineData("""{"web": {"tags": {"a<b": "c"}}}""", "overrides.web.tags.a<b: is not a tag name")]
    [InlineData("""["web"]""", "overrides: expected a mapping")]
    public void A_mistake_is_an_error_of_the_stacks_file(string json, string expected)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => Settings(json)).Errors);

        Assert.StartsWith($"Pulumi.dev.yaml:9: imageinfra:{expected}", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_priority_is_below_the_default() => Assert.Equal(-5, Plan("""{"web": {"priority": -5}}""").Definitions[0].Priority);

    private static FactoryPlan Plan(string json) => FactoryPlan.Create(s_catalog, Settings(json));

    private static FactorySettings Settings(string json) => SettingsReader.Read("dev", new Source(json));

    private sealed class Source(string json) : SettingsSource
    {
        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key) => key switch
        {
            "location" => "westeurope",
            "overrides" => json,
            _ => null,
        };

        public override int LineOf(string key) => 9;
    }
}
