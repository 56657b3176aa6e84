using Azure.Core.Pipeline;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests that interrupted promotions, rollbacks, revocations and prunes have the same result when they are repeated.</summary>
[Collection(PulumiCollection.Name)]
public sealed class InterruptedVersionsTests : IAsyncLifetime
{
    private const int MostSteps = 40;

    private static readonly ImageVersion s_first = new(1, 0, 0);
    private static readonly ImageVersion s_second = new(1, 0, 1);
    private static readonly ImageVersion s_third = new(1, 0, 2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-interrupted-");
    private readonly CatalogProject _dev = new("dev", ["westeurope"], ("base", null), ("web", "base"));
    private readonly CatalogProject _prod = new("prod", ["westeurope", "northeurope"], ("base", null), ("web", "base"));
    private readonly Random _random = new(6);
    private SimulatorHost _host = null!;

    [Fact]
    public async Task Interrupted_commands_on_versions_end_like_uninterrupted_ones()
    {
        for (var i = 0; i < 3; i++)
        {
            await DoAsync(p => p.BuildAsync("dev", "base", "web"));
        }

        await DyingAsync(p => p.Promotions.PromoteAsync("web", s_first, "dev", "prod", default));
        await DyingAsync(p => p.UpAsync("prod"));
        Assert.Equal((await VersionsAsync("dev", "web"))[^1].Id, Assert.Single(await VersionsAsync("prod", "web")).CopyOf, ignoreCase: true);

        await DyingAsync(p => p.Channels.SetAsync("dev", "web", "stable", s_second, default));
        await DyingAsync(p => p.Channels.SetAsync("dev", "web", "stable", s_third, default));
        await DyingAsync(p => p.Channels.RollbackAsync("dev", "web", "stable", null, default));
        Assert.Equal((s_second, s_third), (_dev.Settings.Channels["web"]["stable"].Version, _dev.Settings.Channels["web"]["stable"].RolledBackFrom));
        Assert.Equal(
            [(s_third, "", true), (s_second, "stable", false), (s_first, "", false)],
            (await VersionsAsync("dev", "web")).Select(v => (v.Number, v.Tags.GetValueOrDefault("imageinfra-channels", ""), v.ExcludeFromLatest)));

        await DyingAsync(p => p.Revocations.RevokeAsync("dev", "base", s_first, "CVE-2026-1", withDescendants: true, default));
        Assert.Equal(["prod 1.0.0", "web 1.0.0", "base 1.0.0"], await RevokedAsync());
        await DyingAsync(p => p.Revocations.RestoreAsync("dev", "base", s_first, withDescendants: true, default));
        Assert.Empty(await RevokedAsync());
        Assert.Empty(_dev.Settings.Revoked);
        Assert.Empty(_prod.Settings.Revoked);

        _dev.Settings = _dev.Settings with { Retention = new() { Default = new() { KeepNewest = 1, KeepDays = 0, MaximumShare = 100 } } };
        PrunePlan plan = null!;
        await DoAsync(async p => plan = await p.Prune("dev").PlanAsync([], default));
        await DyingAsync(p => p.Prune("dev").ApplyAsync(plan, new CollectingProgress<PrunedItem>(new()), default));
        // Expected: the newest version, that of the channel, the original of the copy, and their bases.
        Assert.Equal(3, (await VersionsAsync("dev", "web")).Count);
        Assert.Equal(plan.Kept.Count, (await VersionsAsync("dev", "web")).Count + (await VersionsAsync("dev", "base")).Count);

        _dev.Settings = _dev.Settings with { Channels = new Dictionary<string, IReadOnlyDictionary<string, ImageInfra.Model.Settings.ChannelPin>>() };
        await DoAsync(async p => plan = await p.Prune("dev").PlanAsync([], default));
        Assert.Empty(plan.Versions);
    }

    public async Task InitializeAsync() =>
        _host = await SimulatorHost.StartAsync(new() { Speed = 100_000 }, TimeProvider.System, default);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<PublishedVersion>> VersionsAsync(string stack, string image)
    {
        FactoryInventory world = null!;
        await DoAsync(async p => world = await p.Inventory.ReadAsync([stack], withConsumers: false, default));
        return world.Stack(stack).Image(image).Versions;
    }

    private async Task<IEnumerable<string>> RevokedAsync()
    {
        var revoked = new List<string>();
        foreach (var (stack, image, name) in new[] { ("prod", "web", "prod"), ("dev", "web", "web"), ("dev", "base", "base") })
        {
            revoked.AddRange((await VersionsAsync(stack, image))
                .Where(v => v.Tags.ContainsKey("imageinfra-revoked") && v.ExcludeFromLatest)
                .Select(v => $"{name} {v.Number}"));
        }

        return revoked;
    }

    // The process dies at a random step until it succeeds; then the command is repeated once more.
    private async Task DyingAsync(Func<SimulatedProject, Task> operation)
    {
        for (var death = new Death(_random.Next(MostSteps)); !await SurvivesAsync(operation, death);)
        {
            death = new(_random.Next(MostSteps) + (death.Steps / 2));
        }

        await DoAsync(operation);
    }

    private async Task<bool> SurvivesAsync(Func<SimulatedProject, Task> operation, Death death)
    {
        try
        {
            await DoAsync(operation, new MortalTransport(death));
            return true;
        }
        catch (Exception) when (death.HasHappened)
        {
            return false;
        }
    }

    private async Task DoAsync(Func<SimulatedProject, Task> operation, HttpPipelineTransport? transport = null)
    {
        await using var project = new SimulatedProject(_host, _directory.FullName, [_dev, _prod], transport);
        await operation(project);
    }
}
