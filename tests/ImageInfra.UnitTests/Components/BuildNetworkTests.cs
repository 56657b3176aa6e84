using ImageInfra.Components.Factory;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests the registered resources of a build network.</summary>
[Collection(PulumiCollection.Name)]
public sealed class BuildNetworkTests
{
    private const string Gateway = SomeScopes.ImagesGroup + "/providers/Microsoft.Network/natGateways/nat";

    private readonly AzureMocks _mocks = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_network_has_a_subnet_for_builds_and_one_for_containers(bool preview)
    {
        await DeclareAsync(new(), preview);

        Assert.Equal("""{"addressPrefixes":["10.250.0.0/24"]}""", RegisteredJson.Of(_mocks.Single(AzureTypes.Network).Inputs["addressSpace"]));
        var build = Subnet("builds-build");
        var containers = Subnet("builds-containers");
        Assert.Equal(("10.250.0.0/25", "10.250.0.128/25"), (build["addressPrefix"], containers["addressPrefix"]));
        Assert.Equal(("Disabled", "Disabled"), (build["privateLinkServiceNetworkPolicies"], containers["privateLinkServiceNetworkPolicies"]));
        Assert.False(build.ContainsKey("delegations"));
        Assert.Contains("Microsoft.ContainerInstance/containerGroups", RegisteredJson.Of(containers["delegations"]), StringComparison.Ordinal);
        Assert.All(_mocks.Of(AzureTypes.Subnet).Select(s => s.Inputs), s => Assert.Contains($"{AzureTypes.SecurityGroup}/vnet-imageinfra-dev-", RegisteredJson.Of(s["networkSecurityGroup"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_vms_accept_ssh_and_winrm_only_from_the_containers()
    {
        await DeclareAsync(new());

        var rules = RegisteredJson.Of(_mocks.Of(AzureTypes.SecurityGroup).Single(g => g.Name == "builds-build").Inputs["securityRules"]);
        Assert.Equal(
            """[{"access":"Allow","destinationAddressPrefix":"10.250.0.0/25","destinationPortRanges":["22","5986"],"direction":"Inbound","name":"AllowContainersIn","priority":100,"protocol":"Tcp","sourceAddressPrefix":"10.250.0.128/25","sourcePortRange":"*"},"""
            + """{"access":"Deny","destinationAddressPrefix":"*","destinationPortRange":"*","direction":"Inbound","name":"DenyAllIn","priority":4096,"protocol":"*","sourceAddressPrefix":"*","sourcePortRange":"*"}]""",
            rules);
    }

    [Fact]
    public async Task The_outbound_access_is_declared()
    {
        await DeclareAsync(new());

        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.Equal(true, s.Inputs["defaultOutboundAccess"]));
        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.False(s.Inputs.ContainsKey("natGateway")));
    }

    [Fact]
    public async Task With_a_nat_gateway_default_outbound_access_is_off()
    {
        await DeclareAsync(new() { NatGatewayId = Gateway });

        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.Equal(false, s.Inputs["defaultOutboundAccess"]));
        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.Equal($$"""{"id":"{{Gateway}}"}""", RegisteredJson.Of(s.Inputs["natGateway"])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_stacks_nat_gateway_has_one_static_address_and_both_subnets(bool preview)
    {
        await DeclareAsync(new() { MakesNatGateway = true }, preview);

        var address = _mocks.Single(AzureTypes.PublicIPAddress).Inputs;
        Assert.Equal(("pip-vnet-imageinfra-dev", "westeurope", "Static"), (address["publicIpAddressName"], address["location"], address["publicIPAllocationMethod"]));
        Assert.Equal("""{"name":"Standard"}""", RegisteredJson.Of(address["sku"]));
        var gateway = _mocks.Single(AzureTypes.NatGateway).Inputs;
        Assert.Equal(("nat-vnet-imageinfra-dev", "westeurope"), (gateway["natGatewayName"], gateway["location"]));
        Assert.Equal("""{"name":"Standard"}""", RegisteredJson.Of(gateway["sku"]));
        Assert.Equal($$"""[{"id":"/subscriptions/sub/{{AzureTypes.PublicIPAddress}}/pip-vnet-imageinfra-dev"}]""", RegisteredJson.Of(gateway["publicIpAddresses"]));
        Assert.Equal(address["resourceGroupName"], gateway["resourceGroupName"]);
        Assert.Equal(2, _mocks.Of(AzureTypes.Subnet).Count());
        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.Equal($$"""{"id":"/subscriptions/sub/{{AzureTypes.NatGateway}}/nat-vnet-imageinfra-dev"}""", RegisteredJson.Of(s.Inputs["natGateway"])));
        Assert.All(_mocks.Of(AzureTypes.Subnet), s => Assert.Equal(false, s.Inputs["defaultOutboundAccess"]));
    }

    [Fact]
    public async Task The_address_of_the_stacks_nat_gateway_is_an_output()
    {
        IDictionary<string, object?>? outputs = null;
        await DeclareAsync(new() { MakesNatGateway = true }, seen: o => outputs = o);

        Assert.Equal("198.18.0.1", await Pulumi.Utilities.OutputUtilities.GetValueAsync(Assert.IsType<Output<string?>>(outputs!["buildNetworkAddress"])));
    }

    [Fact]
    public async Task Without_a_nat_gateway_there_is_no_address_output()
    {
        IDictionary<string, object?>? outputs = null;
        await DeclareAsync(new(), seen: o => outputs = o);

        Assert.Empty(_mocks.Of(AzureTypes.NatGateway).Concat(_mocks.Of(AzureTypes.PublicIPAddress)));
        Assert.False(outputs!.ContainsKey("buildNetworkAddress"));
    }

    [Fact]
    public async Task An_image_with_the_default_network_has_no_subnets()
    {
        await DeclareAsync(new(), image: SomeStack.Image() with { Network = new(NetworkMode.Default) });

        Assert.Empty(_mocks.Of(AzureTypes.Network));
        Assert.DoesNotContain("vnetConfig", RegisteredJson.Of(_mocks.Single(AzureTypes.ImageTemplate).Inputs["vmProfile"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_are_in_the_network_and_wait_for_the_right_to_join_it()
    {
        await DeclareAsync(new());

        var template = _mocks.Single(AzureTypes.ImageTemplate);
        var assignment = _mocks.Of(AzureTypes.RoleAssignment).Single(a => a.Name == "builds");
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Network}/vnet-imageinfra-dev", assignment.Inputs["scope"]);
        Assert.Contains($"\"subnetId\":\"/subscriptions/sub/{AzureTypes.Subnet}/build\"", RegisteredJson.Of(template.Inputs["vmProfile"]), StringComparison.Ordinal);
        Assert.Contains($"\"containerInstanceSubnetId\":\"/subscriptions/sub/{AzureTypes.Subnet}/containers\"", RegisteredJson.Of(template.Inputs["vmProfile"]), StringComparison.Ordinal);
        var order = _mocks.Registered.ToList();
        Assert.True(order.IndexOf(assignment) < order.IndexOf(template));
    }

    [Fact]
    public async Task The_subnets_are_created_one_after_the_other()
    {
        await DeclareAsync(new());

        Assert.Equal(["builds-build", "builds-containers"], _mocks.Of(AzureTypes.Subnet).Select(s => s.Name));
    }

    [Fact]
    public async Task Every_child_is_parented_to_the_component()
    {
        var adopted = new List<string>();
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                args =>
                {
                    adopted.Add(args.Resource.GetResourceName());
                    return null;
                },
            },
        };

        await DeclareAsync(new() { MakesNatGateway = true }, options: options);

        Assert.Equal(_mocks.Registered.Count(r => r.Name!.StartsWith("builds", StringComparison.Ordinal)), adopted.Count(n => n.StartsWith("builds", StringComparison.Ordinal)));
    }

    private System.Collections.Immutable.ImmutableDictionary<string, object> Subnet(string name) => _mocks.Of(AzureTypes.Subnet).Single(s => s.Name == name).Inputs;

    private async Task DeclareAsync(
        NetworkSettings network,
        bool preview = false,
        ComponentResourceOptions? options = null,
        ImageSpec? image = null,
        Action<IDictionary<string, object?>>? seen = null) => await Deployment.TestAsync(
        _mocks,
        new TestOptions { IsPreview = preview, StackName = "dev" },
        () =>
        {
            var outputs = ImageFactory.Declare(
                SomeStack.Catalog(image ?? SomeStack.Image()),
                SomeStack.Settings() with { Network = network with { Mode = NetworkMode.Isolated } },
                options);
            seen?.Invoke(outputs);
            return outputs;
        });
}
