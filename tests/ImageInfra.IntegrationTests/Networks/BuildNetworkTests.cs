using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Settings;

namespace ImageInfra.IntegrationTests.Networks;

/// <summary>A network that the stack makes for its builds.</summary>
[Collection(PulumiCollection.Name)]
public sealed class BuildNetworkTests
{
    [Fact]
    public async Task An_image_builds_in_a_network_that_the_stack_makes_and_takes_down()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project());
        var report = await factory.BuildAsync();
        using var process = factory.Begin();
        var again = await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);
        await process.Updates.DestroyAsync(true, new CollectingProgress<StackEvent>([]), default);

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.True(again.ChangesNothing);
        foreach (var kind in (string[])["/virtualNetworks/vnet-imageinfra-dev ", "/subnets/build ", "/subnets/containers ", "/networkSecurityGroups/vnet-imageinfra-dev-build ", "/networkSecurityGroups/vnet-imageinfra-dev-containers "])
        {
            Assert.Single(factory.Requests, r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains(kind, StringComparison.Ordinal));
            Assert.Single(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains(kind, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_image_leaves_azures_network_for_the_stacks_by_a_new_template()
    {
        var project = Project();
        var network = project.Settings.Network;
        project.Settings = project.Settings with { Network = new() };
        await using var factory = await SimulatedFactory.StartAsync(project);
        await factory.BuildAsync();
        project.Settings = project.Settings with { Network = network };

        var report = await factory.BuildAsync();

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.Equal(2, factory.Runs);
    }

    private static CatalogProject Project()
    {
        var project = new CatalogProject("dev", ["westeurope"], ("web", null));
        project.Settings = project.Settings with { Network = new() { Mode = NetworkMode.Isolated } };
        return project;
    }
}
