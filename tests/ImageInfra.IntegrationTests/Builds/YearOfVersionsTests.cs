using System.Net.Http.Json;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.IntegrationTests.Simulator;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Settings;
using ImageInfra.Simulator.Server;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>
/// Simulates a year of a factory: twenty images are built every week and promoted every month, channels move by rules, versions are
/// revoked and rolled back, machines come and go, and old versions are pruned each night. Independent code checks every deletion.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class YearOfVersionsTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Weeks = 52;
    private const int Bases = 4;
    private const int Images = 20;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-year-");
    private readonly JumpingTime _time = new();
    private readonly Random _random = new(5);
    private readonly Dictionary<string, string> _machines = [];
    private readonly CatalogProject _dev = Stack("dev");
    private readonly CatalogProject _prod = Stack("prod");
    private SimulatorHost _host = null!;
    private SimulatedProject _project = null!;
    private HttpClient _http = null!;
    private int _deleted;

    [Fact]
    public async Task No_needed_version_is_deleted_in_a_year()
    {
        await _project.UpAsync("prod");
        for (var week = 0; week < Weeks; week++)
        {
            Assert.All((await _project.BuildAsync("dev")).Images, i => Assert.Null(i.Message));
            for (var day = 0; day < 7; day++)
            {
                _time.Jump(TimeSpan.FromDays(1) / _host.Azure.Options.Speed);
                await _project.Channels.AdvanceAsync("dev", [], default);
                await ChangeMachinesAsync();
                await PruneAsync("dev");
                await PruneAsync("prod");
            }

            await IncidentAsync(week);
            if (week % 4 == 3)
            {
                await PromoteAsync();
            }
        }

        var world = await WorldAsync();
        output.WriteLine($"{Weeks * Images} versions built, {_deleted} deleted, {world.Stacks.Sum(s => s.Images.Sum(i => i.Versions.Count))} left");
        Assert.All(world.Stacks.SelectMany(s => s.Images), i => Assert.NotEmpty(i.Versions));
        Assert.Empty(world.Stacks.SelectMany(s => Parents(s)).Except(Ids(world)));
        Assert.InRange(_deleted, Weeks * Images / 4, int.MaxValue);
        Assert.All(
            _dev.Settings.Channels.SelectMany(i => i.Value.Values.Select(p => (i.Key, p.Version))),
            c => Assert.Contains(world.Stack("dev").Image(c.Key).Versions, v => v.Number == c.Version));
    }

    private static CatalogProject Stack(string name)
    {
        (string, string?)[] images =
        [
            .. Enumerable.Range(0, Bases).Select(i => ($"base-{i}", (string?)null)),
            .. Enumerable.Range(0, Images - Bases).Select(i => ($"web-{i:00}", (string?)$"base-{i % Bases}")),
        ];
        var stack = new CatalogProject(name, ["westeurope"], images);
        stack.Settings = stack.Settings with
        {
            Retention = new() { Default = new() { KeepNewest = 2, KeepDays = name == "dev" ? 20 : 40 } },
            ChannelRules = new Dictionary<string, ChannelRule>
            {
                ["canary"] = new(),
                ["stable"] = new() { Follows = "canary", Soak = TimeSpan.FromHours(72) },
            },
        };
        return stack;
    }

    private async Task PruneAsync(string stack)
    {
        var prune = _project.Prune(stack);
        var plan = await prune.PlanAsync([], default);
        if (plan.Versions.Count == 0)
        {
            return;
        }

        var before = await WorldAsync();
        Judge(before, stack, plan.Versions.Select(v => v.Id).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var items = await prune.ApplyAsync(plan, new CollectingProgress<PrunedItem>(new()), default);
        Assert.All(items, i => Assert.Equal(PruneOutcome.Deleted, i.Outcome));
        Assert.All(await prune.ApplyAsync(plan, new CollectingProgress<PrunedItem>(new()), default), i => Assert.Equal(PruneOutcome.Gone, i.Outcome));
        var after = await WorldAsync();
        Assert.Equal(plan.Versions.Select(v => v.Id.ToUpperInvariant()).Order(), Ids(before).Except(Ids(after)).Order());
        _deleted += plan.Versions.Count;
    }

    // Finds the users of a version by name, independently of the planner's rules.
    private void Judge(FactoryInventory world, string stack, HashSet<string> goes)
    {
        foreach (var image in world.Stack(stack).Images)
        {
            var settings = world.Stack(stack).Declared.Settings;
            var channels = settings.Channels.GetValueOrDefault(image.Image)?.Values.Select(p => p.Version).ToHashSet() ?? [];
            var stays = image.Versions.Where(v => !goes.Contains(v.Id)).ToList();
            var revoked = settings.Revoked.GetValueOrDefault(image.Image);
            Assert.DoesNotContain(image.Versions.Except(stays), v => channels.Contains(v.Number));
            Assert.DoesNotContain(image.Versions.Except(stays), v => _machines.ContainsValue(v.Id));
            Assert.DoesNotContain(image.Versions.Except(stays), v => settings.BaseVersions.GetValueOrDefault(image.Image) == v.Number);
            if (_machines.ContainsValue(image.DefinitionId))
            {
                Assert.Contains(image.Versions.First(v => !v.ExcludeFromLatest), stays);
            }

            if (image.Versions.FirstOrDefault(v => revoked?.ContainsKey(v.Number) is not true) is { } best)
            {
                Assert.Contains(best, stays);
            }
        }

        Assert.Empty(world.Stacks.SelectMany(s => Parents(s, goes)).Intersect(goes.Select(id => id.ToUpperInvariant())));
    }

    // The ids of versions that kept versions were built from.
    private static IEnumerable<string> Parents(StackInventory stack, HashSet<string>? goes = null) =>
        from image in stack.Images
        from version in image.Versions
        where goes?.Contains(version.Id) is not true
        let parts = version.Tags["imageinfra-source"].Split(' ')
        let parent = version.CopyOf ?? (parts is [var name, var number] ? $"{stack.Image(name).DefinitionId}/versions/{number}" : null)
        where parent is not null
        select parent.ToUpperInvariant();

    private async Task PromoteAsync()
    {
        foreach (var image in _dev.Load().Catalog.Images)
        {
            var promotion = await _project.Promotions.PromoteAsync(image.Name, null, "dev", "prod", default);
            Assert.All(promotion.Checks, c => Assert.Null(c.Problem));
        }

        await _project.UpAsync("prod");
    }

    private async Task IncidentAsync(int week)
    {
        switch (week)
        {
            case 20 or 35:
                var revoked = _dev.Settings.BaseVersions["base-1"];
                var report = await _project.Revocations.RevokeAsync("dev", "base-1", revoked, "CVE-2026-1", withDescendants: true, default);
                Assert.Contains(report.Versions, m => m.Image == "web-01");
                break;
            case 40:
                var stable = _dev.Settings.Channels["web-02"]["stable"].Version;
                Assert.True((await _project.Channels.RollbackAsync("dev", "web-02", "stable", null, default)).Pin.Version < stable);
                break;
        }
    }

    private async Task ChangeMachinesAsync()
    {
        if (_machines.Count > 10)
        {
            var gone = _machines.Keys.ElementAt(_random.Next(_machines.Count));
            Assert.True((await _http.DeleteAsync($"{gone}?api-version={Machines.ApiVersion}")).IsSuccessStatusCode);
            _machines.Remove(gone);
        }

        var world = await _project.Inventory.ReadAsync(["dev", "prod"], withConsumers: false, InventoryAge.Recent, default);
        var stack = world.Stacks[_random.Next(world.Stacks.Count)];
        var image = stack.Images[_random.Next(stack.Images.Count)];
        if (image.Versions.FirstOrDefault(v => !v.ExcludeFromLatest) is null)
        {
            return;
        }

        var id = _random.Next(3) == 0 ? image.DefinitionId : image.Versions[_random.Next(image.Versions.Count)].Id;
        var machine = $"{stack.Outputs!.GalleryId.Split("/providers/")[0]}/providers/Microsoft.Compute/virtualMachines/vm-{_random.Next(1_000_000):000000}";
        using var answer = await _http.PutAsJsonAsync($"{machine}?api-version={Machines.ApiVersion}", Machines.From(id));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        _machines[machine] = id;
    }

    private Task<FactoryInventory> WorldAsync() => _project.Inventory.ReadAsync(["dev", "prod"], withConsumers: false, default);

    private static IEnumerable<string> Ids(FactoryInventory world) =>
        world.Stacks.SelectMany(s => s.Images).SelectMany(i => i.Versions).Select(v => v.Id.ToUpperInvariant());

    public async Task InitializeAsync()
    {
        // The time of the test run passes in the simulation too. At a higher speed, a slow run lasts so long between two builds that
        // every version reaches its end of life.
        _host = await SimulatorHost.StartAsync(new() { Speed = 40_000 }, _time, default);
        _project = new(_host, _directory.FullName, [_dev, _prod]);
        _http = new() { BaseAddress = _host.Endpoint, DefaultRequestHeaders = { Authorization = new("Bearer", "anybody") } };
    }

    public async Task DisposeAsync()
    {
        await _project.DisposeAsync();
        await _host.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    public void Dispose() => _http.Dispose();
}
