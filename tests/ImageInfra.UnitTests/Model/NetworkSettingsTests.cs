using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class NetworkSettingsTests
{
    private const string Build = SomeScopes.Network + "/subnets/build";
    private const string Containers = SomeScopes.Network + "/subnets/containers";
    private const string Gateway = SomeScopes.ImagesGroup + "/providers/Microsoft.Network/natGateways/nat";

    [Fact]
    public void The_default_is_azures_own_network()
    {
        Assert.Equal(new(), Read(""));
        Assert.Equal(new(), Read("network: default"));
    }

    [Fact]
    public void An_isolated_network_is_one_word_or_a_map_with_addresses_and_outbound()
    {
        Assert.Equal(new() { Mode = NetworkMode.Isolated }, Read("network: isolated"));
        Assert.Equal(
            new() { Mode = NetworkMode.Isolated, AddressPrefix = "10.9.0.0/24", NatGatewayId = Gateway },
            Read($"network: {{ mode: isolated, addressPrefix: 10.9.0.0/24, natGatewayId: {Gateway} }}"));
    }

    [Fact]
    public void Existing_subnets_are_read()
    {
        Assert.Equal(
            new() { Mode = NetworkMode.Vnet, VnetConfig = new(Build, Containers) },
            Read($"network: {{ mode: vnet, subnetId: {Build}, containerInstanceSubnetId: {Containers} }}"));
    }

    [Fact]
    public void An_outbound_nat_gateway_is_read()
    {
        Assert.Equal(new() { Mode = NetworkMode.Isolated, MakesNatGateway = true }, Read("network: { mode: isolated, outbound: natGateway }"));
        Assert.Equal(new() { Mode = NetworkMode.Isolated }, Read("network: { mode: isolated, outbound: default }"));
    }

    [Fact]
    public void The_isolated_network_has_properties_in_every_mode()
    {
        Assert.Equal(new() { AddressPrefix = "10.9.0.0/24", NatGatewayId = Gateway }, Read($"network: {{ mode: default, addressPrefix: 10.9.0.0/24, natGatewayId: {Gateway} }}"));
        Assert.Equal(
            new() { Mode = NetworkMode.Vnet, VnetConfig = new(Build), MakesNatGateway = true },
            Read($"network: {{ mode: vnet, subnetId: {Build}, outbound: natGateway }}"));
    }

    [Theory]
    [InlineData("network: private", "'private' is not allowed; expected default, isolated, or a mapping with the mode default, vnet, isolated")]
    [InlineData("network: isolate", "did you mean 'isolated'?")]
    [InlineData("network: vnet", "'vnet' is not allowed; expected default, isolated, or a mapping")]
    [InlineData("network: true", "'true' is not allowed; expected default, isolated, or a mapping")]
    [InlineData("network: [isolated]", "expected a mapping")]
    [InlineData("network: { subnetId: x }", "is required")]
    [InlineData("network: { mode: private }", "'private' is not allowed; expected default, vnet, isolated")]
    [InlineData("network: { mode: vnet }", "is required for an existing network")]
    [InlineData("network: { mode: vnet, subnetId: x }", "is not the id of a subnet")]
    [InlineData("network: { mode: isolated, subnetId: " + Build + " }", "is not a known key here; expected mode, addressPrefix, outbound, natGatewayId")]
    [InlineData("network: { mode: isolated, addressPrefix: 10.9.0.0/29 }", "expected IPv4 from /16 to /28")]
    [InlineData("network: { mode: isolated, addressPrefix: 10.9.0.1/24 }", "without host bits")]
    [InlineData("network: { mode: isolated, natGatewayId: nat }", "is not the id of a NAT gateway")]
    [InlineData("network: { mode: isolated, nat: nat }", "is not a known key")]
    [InlineData("network: { mode: isolated, outbound: firewall }", "'firewall' is not allowed; expected default, natGateway")]
    [InlineData("network: { mode: isolated, outbound: natGateway, natGatewayId: " + Gateway + " }", "is not allowed with natGatewayId")]
    [InlineData("network: { mode: vnet, subnetId: " + Build + ", containerInstanceSubnetId: " + Build + " }", "expected another subnet of the same network")]
    [InlineData("network: { mode: vnet, subnetId: " + Build + ", containerInstanceSubnetId: " + Containers + ", proxyVmSize: Standard_A1_v2 }", "because that build has no proxy VM")]
    public void A_mistake_is_an_error_at_its_place(string setting, string expected)
    {
        var e = Assert.Throws<CatalogException>(() => Read(setting));

        var error = Assert.Single(e.Errors);
        Assert.StartsWith("imageinfra:network", error.Path, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
    }

    [Theory]
    [InlineData("10.250.0.0/24", "10.250.0.0/25", "10.250.0.128/25")]
    [InlineData("10.9.0.0/16", "10.9.0.0/17", "10.9.128.0/17")]
    [InlineData("10.9.0.16/28", "10.9.0.16/29", "10.9.0.24/29")]
    [InlineData("10.9.2.0/23", "10.9.2.0/24", "10.9.3.0/24")]
    public void The_subnets_are_the_two_halves_of_the_network(string prefix, string build, string containers)
    {
        Assert.Null(SubnetSplit.Check(prefix));
        Assert.Equal((build, containers), SubnetSplit.Halves(prefix));
    }

    [Fact]
    public void An_image_with_its_own_network_stays_in_it()
    {
        var settings = SomeStack.Settings() with { Network = new() { Mode = NetworkMode.Isolated } };
        var plan = FactoryPlan.Create(SomeStack.Catalog(SomeScopes.InNetwork(SomeStack.Image()), SomeStack.Image("other")), settings);

        Assert.Equal([null, "vnet-imageinfra-dev"], plan.Templates.OrderByDescending(t => t.Image.Name).Select(t => t.Network?.Name));
        Assert.Null(FactoryPlan.Create(SomeStack.Catalog(SomeScopes.InNetwork(SomeStack.Image())), settings).Network);
    }

    [Fact]
    public void Existing_subnets_are_in_every_template_with_the_right_to_join()
    {
        var settings = SomeStack.Settings() with { Network = new() { Mode = NetworkMode.Vnet, VnetConfig = new(Build, Containers) } };
        var plan = FactoryPlan.Create(SomeStack.Catalog(SomeStack.Image()), settings);

        Assert.Equal(new(Build, Containers), Assert.Single(plan.Templates).Image.Template.VmProfile.VnetConfig);
        Assert.Equal(SomeScopes.Network, Assert.Single(plan.Rights).Scope);
    }

    [Fact]
    public void Another_network_changes_the_template_name()
    {
        var settings = SomeStack.Settings();
        string NameIn(NetworkSettings network) => TemplatePlan.Create(SomeStack.Image(), settings with { Network = network }).TemplateName;

        string[] names =
        [
            NameIn(new()),
            NameIn(new() { Mode = NetworkMode.Isolated }),
            NameIn(new() { Mode = NetworkMode.Vnet, VnetConfig = new(Build) }),
        ];

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    private static NetworkSettings Read(string setting) => SettingsReader.Read("dev", StackFile.Parse(
        "Pulumi.dev.yaml",
        $"config:\n  imageinfra:location: westeurope\n{(setting.Length == 0 ? "" : $"  imageinfra:{setting}\n")}")).Network;
}
