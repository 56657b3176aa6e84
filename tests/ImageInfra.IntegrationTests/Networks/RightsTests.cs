using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Description;

namespace ImageInfra.IntegrationTests.Networks;

/// <summary>Tests images that need roles outside the gallery, built by an identity with exactly these roles.</summary>
[Collection(PulumiCollection.Name)]
public sealed class RightsTests
{
    [Fact]
    public async Task An_image_builds_in_a_network_of_another_group()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], Array.Empty<CatalogFile>()));
        await MakeNetworkAsync(factory);
        factory.Project.Add([Image(factory, "web", $"vmProfile: {{ vnetConfig: {{ subnetId: {Subnet(factory)} }} }}")]);

        var report = await factory.BuildAsync();

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.Contains(factory.Requests, r => r.Contains("/virtualNetworks/vnet/providers/Microsoft.Authorization/roleAssignments/", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_removed_right_fails_the_build_as_in_azure()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], Array.Empty<CatalogFile>()));
        await MakeNetworkAsync(factory);
        var network = $"vmProfile: {{ vnetConfig: {{ subnetId: {Subnet(factory)} }} }}";
        factory.Project.Add([Image(factory, "web", network)]);
        await factory.BuildAsync();
        var assignment = factory.Requests.Single(r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("/vnet/providers/Microsoft.Authorization/roleAssignments/", StringComparison.Ordinal)).Split(' ')[1];
        using var client = Client(factory);
        await client.DeleteAsync($"{assignment}?api-version=2022-04-01");
        factory.Project.Add([Image(factory, "web", $"buildTimeoutInMinutes: 200\n  {network}")]);

        var refused = await Assert.ThrowsAsync<DriverException>(() => factory.BuildAsync());

        Assert.Contains("Not authorized to access the resource", refused.Message, StringComparison.Ordinal);
        Assert.Contains("/virtualNetworks/vnet", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_builds_in_an_existing_staging_group()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], Array.Empty<CatalogFile>()));
        var group = $"/subscriptions/{factory.Host.SubscriptionId}/resourceGroups/rg-staging";
        await PutAsync(factory, group, "2024-03-01", new() { ["location"] = "westeurope" });
        factory.Project.Add([Image(factory, "web", $"stagingResourceGroup: {group}")]);

        var refused = await Assert.ThrowsAsync<DriverException>(() => factory.BuildAsync());
        factory.Project.Settings = factory.Project.Settings with { UseExistingStagingGroups = true };
        var report = await factory.BuildAsync();

        Assert.Contains("Not authorized to access the resource", refused.Message, StringComparison.Ordinal);
        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
    }

    [Fact]
    public async Task A_right_that_no_image_needs_is_deleted()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], Array.Empty<CatalogFile>()));
        await MakeNetworkAsync(factory);
        factory.Project.Add([Image(factory, "web", $"vmProfile: {{ vnetConfig: {{ subnetId: {Subnet(factory)} }} }}")]);
        await using var process = factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);
        var before = Roles(factory);
        factory.Project.Add([Image(factory, "web", "buildTimeoutInMinutes: 200")]);
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);

        Assert.Equal((2, 1), (before, Roles(factory)));
    }

    private static int Roles(SimulatedFactory factory)
    {
        int Count(string method) => factory.Requests.Where(r => r.StartsWith(method, StringComparison.Ordinal) && r.Contains("/roleDefinitions/", StringComparison.Ordinal)).Distinct().Count();
        return Count("PUT") - Count("DELETE");
    }

    private static string Group(SimulatedFactory factory) => $"/subscriptions/{factory.Host.SubscriptionId}/resourceGroups/rg-network";

    private static string Subnet(SimulatedFactory factory) => $"{Group(factory)}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/build";

    private static CatalogFile Image(SimulatedFactory factory, string name, string template) => new($"infra/images/{name}.yaml", $$"""
        name: {{name}}
        definition:
          osType: Linux
          identifier: { publisher: imageinfra, offer: {{factory.Project.Stack}}, sku: {{name}} }
        template:
          source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
          customize:
            - { type: Shell, name: hello, inline: [echo hello] }
          {{template}}
          distribute:
            - { type: SharedImage, versioning: { scheme: Latest, major: 1 } }
        """);

    private static async Task MakeNetworkAsync(SimulatedFactory factory)
    {
        await PutAsync(factory, Group(factory), "2024-03-01", new() { ["location"] = "westeurope" });
        await PutAsync(factory, $"{Group(factory)}/providers/Microsoft.Network/virtualNetworks/vnet", "2024-05-01", SomeBodies.Network("westeurope", "build"));
    }

    private static HttpClient Client(SimulatedFactory factory)
    {
        var client = new HttpClient { BaseAddress = factory.Host.Endpoint };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        return client;
    }

    private static async Task PutAsync(SimulatedFactory factory, string path, string apiVersion, JsonObject body)
    {
        using var client = Client(factory);
        var response = await client.PutAsJsonAsync($"{path}?api-version={apiVersion}", body);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
    }
}
