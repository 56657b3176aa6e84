using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class NetworkTests : SimulatorTest
{
    private const string Network = "2024-05-01";

    private string Gateway => $"{Providers}/Microsoft.Network/natGateways/nat";

    private string Address => $"{Providers}/Microsoft.Network/publicIPAddresses/pip";

    private string Vnet => $"{Providers}/Microsoft.Network/virtualNetworks/vnet";

    [Fact]
    [Holds("Microsoft.Network/virtualNetworks", "GET", "LIST", "PUT", "DELETE")]
    [Holds("Microsoft.Network/virtualNetworks/subnets", "GET", "LIST", "PUT", "DELETE")]
    [Holds("Microsoft.Network/locations/operations", "GET")]
    public async Task A_network_can_have_inline_and_added_subnets()
    {
        var created = await Arm.PutAsync(Vnet, Network, SomeBodies.Network("westeurope", "build"));
        await MakeAsync($"{Vnet}/subnets/containers", Network, new() { ["properties"] = new JsonObject { ["addressPrefix"] = "10.0.9.0/24" } });

        Assert.Equal(201, created.Status);
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(created.Headers["Azure-AsyncOperation"], "")).Json["status"]);
        Assert.Equal(["build", "containers"], ((JsonArray)(await Arm.GetAsync(Vnet, Network)).Property("subnets")!).Select(s => (string?)s!["name"]));
        Assert.Equal(["build", "containers"], Names(await Arm.GetAsync($"{Vnet}/subnets", Network)));
        Assert.Equal("10.0.9.0/24", (string?)(await Arm.GetAsync($"{Vnet}/subnets/containers", Network)).Property("addressPrefix"));
        Assert.Equal(["vnet"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Network/virtualNetworks", Network)));
        Assert.Equal(202, (await Arm.DeleteAsync($"{Vnet}/subnets/containers", Network)).Status);
        Assert.Equal(202, (await Arm.DeleteAsync(Vnet, Network)).Status);
        Arm.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(404, (await Arm.GetAsync(Vnet, Network)).Status);
    }

    [Fact]
    public async Task A_template_needs_an_existing_subnet_and_the_right_to_join_it()
    {
        void InSubnet(JsonObject properties) => properties["vmProfile"] = Json($$"""{ "vnetConfig": { "subnetId": "{{Vnet}}/subnets/build" } }""");
        await Arm.SubmitAsync(InSubnet);
        var missing = await ErrorAsync();
        await MakeAsync(Vnet, Network, SomeBodies.Network("westeurope", "build"));
        await Arm.SubmitAsync(InSubnet);
        var forbidden = await ErrorAsync();

        Assert.Contains("does not exist", missing, StringComparison.Ordinal);
        Assert.Contains("Not authorized to access the resource", forbidden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Enabled", "since it has private link service network policies enabled")]
    [InlineData("Disabled", "")]
    public async Task A_build_subnet_with_policies_for_private_links_fails_the_submission(string policies, string message)
    {
        const string Role = "10000000-0000-0000-0000-000000000001";
        var network = SomeBodies.Network("westeurope", "build");
        network["properties"]!["subnets"]![0]!["properties"]!["privateLinkServiceNetworkPolicies"] = policies;
        await MakeAsync(Vnet, Network, network);
        var identity = await Arm.GetAsync(Arm.Identity, "2023-01-31");
        string[] actions = [.. SomeBodies.BuildActions, "Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/subnets/join/action"];
        await Arm.PutAsync($"{Arm.Group}/providers/Microsoft.Authorization/roleDefinitions/{Role}", "2022-04-01", SomeBodies.Role(Arm.Group, actions));
        await Arm.PutAsync(
            $"{Vnet}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000002",
            "2022-04-01",
            SomeBodies.Assignment(Role, (string)identity.Property("principalId")!));
        Arm.Pass(TimeSpan.FromMinutes(10));

        await Arm.SubmitAsync(properties => properties["vmProfile"] = Json($$"""{ "vnetConfig": { "subnetId": "{{Vnet}}/subnets/build" } }"""));

        var template = await Arm.GetAsync(Arm.Template, Templates);
        Assert.Equal(message.Length == 0 ? "Succeeded" : "Failed", (string?)template.Property("provisioningState"));
        Assert.Contains(message, (string?)template.Property("provisioningError")?["message"] ?? "", StringComparison.Ordinal);
    }

    [Fact]
    [Holds("Microsoft.Network/networkSecurityGroups", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_security_group_in_use_cannot_be_deleted()
    {
        var group = $"{Providers}/Microsoft.Network/networkSecurityGroups/nsg";
        var missing = await SubnetAsync(group);
        await MakeAsync(Vnet, Network, SomeBodies.Network("westeurope", "build"));
        var unknown = await SubnetAsync(group);
        var created = await Arm.PutAsync(group, Network, Group(100));
        var clash = await Arm.PutAsync(group, Network, Group(100, 100));
        var tooLow = await Arm.PutAsync(group, Network, Group(99));
        await SubnetAsync(group);
        var inUse = await Arm.DeleteAsync(group, Network);
        await Arm.DeleteAsync($"{Vnet}/subnets/containers", Network);
        Arm.Pass(TimeSpan.FromMinutes(1));
        var gone = await Arm.DeleteAsync(group, Network);

        Assert.Equal(404, missing.Status);
        Assert.Equal((400, "InvalidResourceReference"), (unknown.Status, unknown.Code));
        Assert.Equal(201, created.Status);
        Assert.Equal("Allow", (string?)(await Arm.GetAsync(group, Network)).Property("securityRules")![0]!["properties"]!["access"]);
        Assert.Equal((400, 400), (clash.Status, tooLow.Status));
        Assert.Equal((400, "InUseNetworkSecurityGroupCannotBeDeleted"), (inUse.Status, inUse.Code));
        Assert.Equal(["nsg"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Network/networkSecurityGroups", Network)));
        Assert.Equal(202, gone.Status);
    }

    [Fact]
    [Holds("Microsoft.Network/publicIPAddresses", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_public_address_in_use_cannot_be_deleted()
    {
        var created = await Arm.PutAsync(Address, Network, Sku("Standard", Json("""{ "publicIPAllocationMethod": "Static" }""")));
        var dynamic = await Arm.PutAsync($"{Address}-2", Network, Sku("Standard", Json("""{ "publicIPAllocationMethod": "Dynamic" }""")));
        var basic = await Arm.PutAsync(Address, Network, Sku("Basic", Json("""{ "publicIPAllocationMethod": "Static" }""")));
        await MakeAsync(Gateway, Network, Sku("Standard", Having(Address)));
        var used = await Arm.GetAsync(Address, Network);
        var inUse = await Arm.DeleteAsync(Address, Network);
        var taken = await Arm.PutAsync($"{Gateway}-2", Network, Sku("Standard", Having(Address)));
        await Arm.DeleteAsync(Gateway, Network);
        Arm.Pass(TimeSpan.FromMinutes(1));
        var gone = await Arm.DeleteAsync(Address, Network);

        Assert.Equal(201, created.Status);
        Assert.StartsWith("198.", (string?)used.Property("ipAddress"), StringComparison.Ordinal);
        Assert.Equal(Gateway, (string?)used.Property("natGateway")!["id"], ignoreCase: true);
        Assert.Equal((400, 409), (dynamic.Status, basic.Status));
        Assert.Equal((400, "PublicIPAddressCannotBeDeleted"), (inUse.Status, inUse.Code));
        Assert.Equal((400, "PublicIPAddressInUse"), (taken.Status, taken.Code));
        Assert.Equal(["pip"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Network/publicIPAddresses", Network)));
        Assert.Equal(202, gone.Status);
    }

    [Fact]
    [Holds("Microsoft.Network/natGateways", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_nat_gateway_needs_an_address_and_cannot_be_deleted_in_use()
    {
        await MakeAsync(Vnet, Network, SomeBodies.Network("westeurope", "build"));
        var withoutAddress = await Arm.PutAsync(Gateway, Network, Sku("Standard", Having(Address)));
        await MakeAsync(Address, Network, Sku("Basic", Json("""{ "publicIPAllocationMethod": "Static" }""")));
        var ofBasic = await Arm.PutAsync(Gateway, Network, Sku("Standard", Having(Address)));
        await MakeAsync($"{Address}-2", Network, Sku("Standard", Json("""{ "publicIPAllocationMethod": "Static" }""")));
        var missing = await SubnetAsync(Gateway, "natGateway");
        await MakeAsync(Gateway, Network, Sku("Standard", Having($"{Address}-2")));
        await SubnetAsync(Gateway, "natGateway");
        await MakeAsync($"{Vnet}-2", Network, SomeBodies.Network("westeurope", "build"));
        var elsewhere = await Arm.PutAsync($"{Vnet}-2/subnets/build", Network, new()
        {
            ["properties"] = new JsonObject { ["addressPrefix"] = "10.0.0.0/24", ["natGateway"] = new JsonObject { ["id"] = Gateway } },
        });
        var inUse = await Arm.DeleteAsync(Gateway, Network);
        var subnets = (JsonArray)(await Arm.GetAsync(Gateway, Network)).Property("subnets")!;
        await Arm.DeleteAsync($"{Vnet}/subnets/containers", Network);
        Arm.Pass(TimeSpan.FromMinutes(1));
        var gone = await Arm.DeleteAsync(Gateway, Network);

        Assert.Equal((400, "InvalidResourceReference"), (withoutAddress.Status, withoutAddress.Code));
        Assert.Equal(400, ofBasic.Status);
        Assert.Equal((400, "InvalidResourceReference"), (missing.Status, missing.Code));
        Assert.Equal((400, "NatGatewayCannotBeUsedBySubnetsBelongingToDifferentVirtualNetworks"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal((400, "CannotDeleteNatGatewayAssociatedToSubnet"), (inUse.Status, inUse.Code));
        Assert.EndsWith("/subnets/containers", (string?)Assert.Single(subnets)!["id"], StringComparison.Ordinal);
        Assert.Equal(["nat"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Network/natGateways", Network)));
        Assert.Equal(202, gone.Status);
    }

    [Fact]
    public async Task Subnets_must_be_inside_their_network_and_not_overlap()
    {
        var outsideAtOnce = SomeBodies.Network("westeurope", "build");
        outsideAtOnce["properties"]!["addressSpace"]!["addressPrefixes"] = new JsonArray("10.9.0.0/24");
        var created = await Arm.PutAsync(Vnet, Network, outsideAtOnce);
        await MakeAsync(Vnet, Network, SomeBodies.Network("westeurope", "build"));
        var moved = await Arm.PutAsync(Vnet, Network, Json("""{ "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": ["10.9.0.0/24"] } } }"""));
        var outside = await Arm.PutAsync($"{Vnet}/subnets/other", Network, Json("""{ "properties": { "addressPrefix": "10.9.0.0/24" } }"""));
        var overlapping = await Arm.PutAsync($"{Vnet}/subnets/other", Network, Json("""{ "properties": { "addressPrefix": "10.0.0.128/25" } }"""));
        var tags = await Arm.PutAsync(Vnet, Network, Json("""{ "location": "westeurope", "tags": { "a": "b" }, "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } } }"""));

        Assert.All([created, moved, outside], r => Assert.Equal((400, "NetcfgSubnetRangeOutsideVnet"), (r.Status, r.Code)));
        Assert.Equal((400, "NetcfgSubnetRangesOverlap"), (overlapping.Status, overlapping.Code));
        Assert.Equal("build", (string?)Assert.Single((JsonArray)tags.Property("subnets")!)!["name"]);
    }

    private static JsonObject Group(params IEnumerable<int> priorities) => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["securityRules"] = new JsonArray([.. priorities.Select((p, i) => new JsonObject
            {
                ["name"] = $"rule-{i}",
                ["properties"] = new JsonObject { ["protocol"] = "Tcp", ["access"] = "Allow", ["direction"] = "Inbound", ["priority"] = p },
            })]),
        },
    };

    private static JsonObject Sku(string name, JsonObject properties) => new()
    {
        ["location"] = "westeurope", ["sku"] = new JsonObject { ["name"] = name }, ["properties"] = properties,
    };

    private static JsonObject Having(string address) => new() { ["publicIpAddresses"] = new JsonArray(new JsonObject { ["id"] = address }) };

    private Task<ArmReply> SubnetAsync(string used, string kind = "networkSecurityGroup") => Arm.PutAsync($"{Vnet}/subnets/containers", Network, new()
    {
        ["properties"] = new JsonObject { ["addressPrefix"] = "10.0.9.0/24", [kind] = new JsonObject { ["id"] = used } },
    });

    private async Task<string> ErrorAsync()
    {
        var error = (string)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningError")!["message"]!;
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(1));
        return error;
    }
}
