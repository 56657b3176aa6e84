using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests pruning over ARM on a simulator.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PruneTests : IAsyncLifetime
{
    private SimulatedFactory _factory = null!;
    private ArmConnection _arm = null!;

    public async Task InitializeAsync()
    {
        _factory = await SimulatedFactory.StartAsync(new CatalogProject("dev", ["westeurope"], ("web", null)));
        _arm = ArmConnection.Local(_factory.Host.Endpoint, _factory.Host.Clock);
    }

    public async Task DisposeAsync() => await _factory.DisposeAsync();

    [Fact]
    public async Task Old_versions_are_deleted_with_their_bits_and_the_newest_stays()
    {
        for (var i = 0; i < 3; i++)
        {
            await _factory.BuildAsync("web");
        }

        await using var process = _factory.Begin();
        var prune = Prune(process, outputs => outputs);
        var plan = await prune.PlanAsync([], default);
        var items = await prune.ApplyAsync(plan, new CollectingProgress<PrunedItem>(new()), default);

        Assert.Equal(["web 1.0.0", "web 1.0.1"], items.Select(i => i.Name).Order());
        Assert.All(items, i => Assert.Equal(PruneOutcome.Deleted, i.Outcome));
        Assert.Equal("1.0.2", Assert.Single(await _factory.VersionsAsync("web")).Number.ToString());
        Assert.Empty(plan.Orphans);
    }

    [Fact]
    public async Task An_undeclared_template_is_deleted_with_its_staging_group()
    {
        await using var process = _factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>(new()), default);
        var groups = await GroupsAsync();
        var prune = Prune(process, outputs => outputs with { Images = new Dictionary<string, ImageOutputs>() });

        var plan = await prune.PlanAsync([], default);
        await prune.ApplyAsync(plan, new CollectingProgress<PrunedItem>(new()), default);

        Assert.Equal((OrphanKind.ImageTemplate, true), plan.Orphans.Select(o => (o.Kind, o.IsDeleted)).Single());
        Assert.Contains(groups, g => g.StartsWith("IT_", StringComparison.Ordinal));
        Assert.DoesNotContain(await GroupsAsync(), g => g.StartsWith("IT_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_kind_of_resource_is_listed_once()
    {
        await using var process = _factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>(new()), default);
        var before = _factory.Requests.Count;
        var outputs = await process.Updates.OutputsAsync(default);

        var resources = await new ArmFactoryResources(_arm).ReadAsync(outputs!, default);

        Assert.Equal(4, _factory.Requests.Count - before);
        Assert.Equal([outputs!.IdentityId], Assert.Single(resources.Templates).IdentityIds, StringComparer.OrdinalIgnoreCase);
        Assert.False(resources.HasSoftDelete);
    }

    private Task<IReadOnlyList<string>> GroupsAsync() => _arm.ResourceGroupsAsync(_factory.Host.SubscriptionId, default);

    private PruneService Prune(FactoryProcess process, Func<StackOutputs, StackOutputs> change) => new(
        "dev",
        new OneStack(_factory.Project, process, change),
        process.Versions,
        new ArmFactoryResources(_arm),
        new NoRecords(),
        _factory.Host.Clock);

    /// <summary>The only stack, whose rules keep one version. Images missing in its outputs are removed from its catalog too.</summary>
    private sealed class OneStack(CatalogProject project, FactoryProcess process, Func<StackOutputs, StackOutputs> change) : IFactoryInventory
    {
        public IReadOnlyList<string> Stacks => [project.Stack];

        public async Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, InventoryAge age, CancellationToken cancellationToken)
        {
            var outputs = change((await process.Updates.OutputsAsync(cancellationToken))!);
            var declared = project.Load();
            var images = await Task.WhenAll(outputs.Images.Select(async i =>
                new ImageInventory(i.Key, i.Value.DefinitionId, await process.Versions.ListAsync(i.Value.DefinitionId, cancellationToken))));
            var settings = declared.Settings with { Retention = new() { Default = new() { KeepNewest = 1, KeepDays = 0, MaximumShare = 100 } } };
            var catalog = outputs.Images.Count > 0 ? declared.Catalog : ImageCatalog.Load([]);
            return new([new(project.Stack, new FactoryStack(catalog, settings), outputs, images)], []);
        }
    }

    private sealed class NoRecords : IPromotionRecords
    {
        public void Remove(string image, ImageVersion number)
        {
        }
    }
}
