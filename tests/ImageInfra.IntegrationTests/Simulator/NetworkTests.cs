using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class NetworkTests : SimulatorTest
{
    private const string Network = "2024-05-01";

    private string Vnet => $"{Providers}/Microsoft.Network/virtualNetworks/vnet";

    [Fact]
    [Holds("Microsoft.Network/virtualNetworks", "GET", "LIST", "PUT", "DELETE")]
    [Holds("Microsoft.Network/virtualNetworks/subnets", "GET", "LIST", "PUT", "DELETE")]
    [Holds("Microsoft.Network/locations/operations", "GET")]
    public async Task A_network_has_subnets_of_its_own_and_later_ones()
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
    public async Task A_templates_subnet_must_be_there_and_its_identity_may_join_it()
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

    [Fact]
    [Holds("Microsoft.Network/networkSecurityGroups", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_security_group_keeps_its_rules_and_stays_while_a_subnet_has_it()
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

    private Task<ArmReply> SubnetAsync(string group) => Arm.PutAsync($"{Vnet}/subnets/containers", Network, new()
    {
        ["properties"] = new JsonObject { ["addressPrefix"] = "10.0.9.0/24", ["networkSecurityGroup"] = new JsonObject { ["id"] = group } },
    });

    private async Task<string> ErrorAsync()
    {
        var error = (string)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningError")!["message"]!;
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(1));
        return error;
    }
}
