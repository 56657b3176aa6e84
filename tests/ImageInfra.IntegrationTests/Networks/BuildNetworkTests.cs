using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.IntegrationTests.Networks;

/// <summary>Tests a network that the stack creates for its builds.</summary>
[Collection(PulumiCollection.Name)]
public sealed class BuildNetworkTests
{
    [Fact]
    public async Task An_image_builds_in_a_network_of_the_stack()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project());
        var report = await factory.BuildAsync();
        await using var process = factory.Begin();
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
    public async Task A_new_template_moves_an_image_to_the_stacks_network()
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

    [Fact]
    public async Task An_image_builds_behind_a_nat_gateway_of_the_stack()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project(new() { Mode = NetworkMode.Isolated, MakesNatGateway = true }));
        var report = await factory.BuildAsync();
        await using var process = factory.Begin();
        var again = await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);
        await process.Updates.DestroyAsync(true, new CollectingProgress<StackEvent>([]), default);

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.True(again.ChangesNothing);
        Assert.Matches(@"^198\.1[89]\.\d+\.\d+$", again.Outputs?.BuildNetworkAddress);
        foreach (var kind in (string[])["/natGateways/nat-vnet-imageinfra-dev ", "/publicIPAddresses/pip-vnet-imageinfra-dev "])
        {
            Assert.Single(factory.Requests, r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains(kind, StringComparison.Ordinal));
            Assert.Single(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains(kind, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_nat_gateway_can_be_added_and_removed_in_an_existing_network()
    {
        var project = Project();
        await using var factory = await SimulatedFactory.StartAsync(project);
        await factory.BuildAsync();
        project.Settings = project.Settings with { Network = new() { Mode = NetworkMode.Isolated, MakesNatGateway = true } };
        var with = await factory.BuildAsync();
        project.Settings = project.Settings with { Network = new() { Mode = NetworkMode.Isolated } };
        await using var process = factory.Begin();
        var without = await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);

        Assert.All(with.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.Null(without.Outputs?.BuildNetworkAddress);
        Assert.Single(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains("/natGateways/", StringComparison.Ordinal));
        Assert.DoesNotContain(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains("/virtualNetworks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_the_networks_tags_keeps_its_subnets()
    {
        var project = Project();
        await using var factory = await SimulatedFactory.StartAsync(project);
        await factory.BuildAsync();
        project.Settings = project.Settings with { Tags = project.Settings.Tags.With("costCenter", "1234") };

        var report = await factory.BuildAsync();

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.Equal(2, factory.Requests.Count(r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("/virtualNetworks/vnet-imageinfra-dev ", StringComparison.Ordinal)));
        Assert.DoesNotContain(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains("/subnets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_addresses_make_a_new_network_and_delete_the_old_one()
    {
        var project = Project(new() { Mode = NetworkMode.Isolated, MakesNatGateway = true });
        await using var factory = await SimulatedFactory.StartAsync(project);
        await factory.BuildAsync();
        project.Settings = project.Settings with { Network = new() { Mode = NetworkMode.Isolated, AddressPrefix = "10.9.0.0/24", MakesNatGateway = true } };

        var report = await factory.BuildAsync();

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        var requests = factory.Requests.ToList();
        int Last(string verb, string part) => requests.FindLastIndex(r => r.StartsWith(verb, StringComparison.Ordinal) && r.Contains(part, StringComparison.Ordinal));
        var gone = Last("DELETE ", "/virtualNetworks/vnet-imageinfra-dev ");
        Assert.InRange(Last("PUT ", "/virtualNetworks/vnet-imageinfra-dev-10-9-0-0-24/subnets/containers "), 0, gone);
        Assert.InRange(Last("DELETE ", "/imageTemplates/web-"), 0, gone);
    }

    private static CatalogProject Project(NetworkSettings? network = null)
    {
        var project = new CatalogProject("dev", ["westeurope"], ("web", null));
        project.Settings = project.Settings with { Network = network ?? new() { Mode = NetworkMode.Isolated } };
        return project;
    }
}
