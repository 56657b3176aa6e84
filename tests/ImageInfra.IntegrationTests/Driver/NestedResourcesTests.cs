using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>Which resources Azure refuses to delete only because it still shows what was deleted in them.</summary>
public sealed class NestedResourcesTests
{
    private const string Version = "2022-04-01";
    private const string Authorization = "/providers/Microsoft.Authorization";

    [Fact]
    public async Task A_role_can_be_deleted_when_its_assignments_are_gone()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], ("web", null)));
        await using var process = factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>(new()), default);
        var group = $"/subscriptions/{factory.Host.SubscriptionId}/resourceGroups/rg-dev";
        var connection = ArmConnection.Local(factory.Host.Endpoint, factory.Host.Clock);
        var nested = new ArmNestedResources(connection);
        var assignments = (await connection.Client.ListAsync($"{group}{Authorization}/roleAssignments", Version, default))!
            .Where(a => ((string)a["id"]!).Contains("/galleries/", StringComparison.OrdinalIgnoreCase)).ToList();
        var role = ((string)Assert.Single(assignments)["properties"]!["roleDefinitionId"]!).Split('/')[^1];
        var id = $"{group}{Authorization}/roleDefinitions/{role}";

        Assert.False(await nested.AreGoneAsync([id], default));

        await connection.Client.DeleteAsync((string)assignments[0]["id"]!, Version, default);

        Assert.True(await nested.AreGoneAsync([id], default));
        Assert.False(await nested.AreGoneAsync([$"{group}/providers/Microsoft.Network/virtualNetworks/vnet"], default));
    }
}
