using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>Tests freshness checks on builds of the simulator, with the tags of real runs and the marketplace over HTTP.</summary>
[Collection(PulumiCollection.Name)]
public sealed class FreshnessTests : IAsyncLifetime
{
    private const string Ubuntu = "canonical:ubuntu-24_04-lts:server";

    private readonly CatalogProject _project = new("dev", ["westeurope"], ("base", null), ("child", "base"));

    private SimulatedFactory _factory = null!;

    public async Task InitializeAsync() => _factory = await SimulatedFactory.StartAsync(_project);

    public Task DisposeAsync() => _factory.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_build_is_up_to_date_and_linked_to_the_marketplace()
    {
        Assert.True((await _factory.BuildAsync()).Succeeded);

        var stack = await StackAsync();

        Assert.All(await Service().CheckAsync(stack, default), i =>
        {
            Assert.Empty(i.Reasons);
            Assert.Empty(i.Notes);
        });
        var graph = LineageGraph.Of(new([stack], []), _factory.Host.Clock.GetUtcNow());
        Assert.Equal([$"{Ubuntu}:24.04.202511060", "base 1.0.0", "child 1.0.0"], graph.Nodes.OrderBy(n => n.Kind).Select(n => n.Name));
        Assert.Equal(2, graph.Links.Count);
    }

    [Fact]
    public async Task An_outdated_image_is_built_with_its_children()
    {
        await _factory.BuildAsync();
        await SayAsync("base", "24.04.202510170");
        var outdated = await Service().CheckAsync(await StackAsync(), default);
        Assert.Equal([OutdatedCause.NewerSource, OutdatedCause.BaseOutdated], outdated.SelectMany(i => i.Reasons).Select(r => r.Cause));

        var names = await Service().PrepareBuildsAsync(outdated, [], default);
        var builds = await _factory.BuildAsync([.. names]);
        // As in Azure if the template was submitted before the newest version appeared.
        await SayAsync("base", "24.04.202510170");
        await Service().CompleteAsync(outdated, builds, default);

        Assert.Equal(["base", "child"], names);
        Assert.All(await Service().CheckAsync(await StackAsync(), default), i => Assert.Empty(i.Reasons));
    }

    [Fact]
    public async Task A_base_missing_in_the_marketplace_is_reported_as_withdrawn()
    {
        var versions = await new ArmMarketplaceVersions(Connection()).ListAsync(_factory.Host.SubscriptionId, "westeurope", new("canonical", "nothing", "server"), default);

        Assert.Empty(versions);
    }

    private ArmConnection Connection() => ArmConnection.Local(_factory.Host.Endpoint, _factory.Host.Clock);

    private FreshnessService Service() => new(_project, new ArmMarketplaceVersions(Connection()), new ArmImageVersions(Connection()), _factory.Host.Clock, new(_project, new ArmImageVersions(Connection()), _factory.Host.Clock));

    private async Task SayAsync(string image, string exact)
    {
        var newest = (await _factory.VersionsAsync(image))[0];
        await new ArmImageVersions(Connection()).UpdateAsync(newest.Id, new() { Tags = TagChange.Of(WellKnownTags.SourceVersion, exact) }, default);
    }

    private async Task<StackInventory> StackAsync()
    {
        await using var process = _factory.Begin();
        var outputs = await process.Updates.OutputsAsync(default) ?? throw new DriverException(DriverFailure.StackNotFound, "no stack");
        var images = await Task.WhenAll(outputs.Images.Select(async i =>
            new ImageInventory(i.Key, i.Value.DefinitionId, await process.Versions.ListAsync(i.Value.DefinitionId, default))));
        return new("dev", _project.Load(), outputs, images);
    }
}
