using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests builds on CI agents: killed ones, agents without a persistent disk, and several at once.</summary>
public sealed class AgentTests : IAsyncLifetime
{
    private readonly List<DirectoryInfo> _disks = [];
    private SimulatedFactory _factory = null!;

    public async Task InitializeAsync()
    {
        _factory = await SimulatedFactory.StartAsync(Catalog(), speed: 20_000);
        await using var process = _factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>(new()), default);
    }

    public async Task DisposeAsync()
    {
        await _factory.DisposeAsync();
        _disks.ForEach(d => d.Delete(recursive: true));
    }

    [Fact]
    public async Task A_killed_request_is_finished_without_building_an_image_twice()
    {
        await BuildUntilAsync(BuildOptionsAt("aaaa"), e => e is BuildEvent.Published);
        var repeated = await BuildAsync(BuildOptionsAt("aaaa"));

        Assert.True(repeated.Report.Succeeded);
        Assert.Equal(4, _factory.Runs);
        Assert.Contains(repeated.Events, e => e is BuildEvent.Resumed { Images.Count: 4 });
        Assert.Contains(repeated.Report.Images, i => i.IsReused);
    }

    [Fact]
    public async Task A_build_of_the_same_content_is_repeated_only_with_again()
    {
        await BuildAsync(BuildOptionsAt("aaaa"), "web");
        var repeated = await BuildAsync(BuildOptionsAt("bbbb"), "web");
        Assert.Equal(1, _factory.Runs);
        Assert.Equal("1.0.0", Assert.IsType<BuildEvent.Reused>(Assert.Single(repeated.Events, e => e is BuildEvent.Reused)).VersionId.Split('/')[^1]);

        var again = await BuildAsync(BuildOptionsAt("aaaa") with { IsAgain = true }, "web");
        Assert.False(Assert.Single(again.Report.Images).IsReused);
        Assert.Equal(2, _factory.Runs);
    }

    [Fact]
    public async Task Resume_starts_the_images_that_had_not_started()
    {
        await BuildUntilAsync(BuildOptionsAt("aaaa") with { Limits = new(1, 1) }, e => e is BuildEvent.Started);
        await using var process = _factory.Begin();

        var resumed = await process.Builds.ResumeAsync(new(), new CollectingProgress<BuildEvent>(new()), default);
        var nothing = await process.Builds.ResumeAsync(new(), new CollectingProgress<BuildEvent>(new()), default);

        Assert.Equal(["base", "child", "db", "web"], resumed.Images.Select(i => i.Image).Order());
        Assert.True(resumed.Succeeded);
        Assert.Empty(nothing.Images);
        Assert.Equal(4, _factory.Runs);
        Assert.All(await _factory.VersionsAsync("db"), v => Assert.Equal("aaaa", v.Tags["imageinfra-commit"]));
    }

    [Fact]
    public async Task A_canceled_image_is_not_resumed()
    {
        await BuildUntilAsync(BuildOptionsAt("aaaa") with { Limits = new(1, 1) }, e => e is BuildEvent.Started);
        await using var process = _factory.Begin();
        await process.Cancel.CancelAsync(["web", "db", "base", "child"], new CollectingProgress<BuildEvent>(new()), default);

        Assert.Empty((await process.Builds.ResumeAsync(new(), new CollectingProgress<BuildEvent>(new()), default)).Images);
    }

    [Fact]
    public async Task A_new_agent_adopts_the_version_of_a_run_whose_agent_died()
    {
        await BuildUntilAsync(BuildOptionsAt("aaaa"), e => e is BuildEvent.Started, NewAgent(), "web");
        await RunsEndAsync();

        var adopted = await BuildAsync(BuildOptionsAt("bbbb"), NewAgent(), "web");

        Assert.True(adopted.Report.Succeeded);
        Assert.Equal(1, _factory.Runs);
        var version = Assert.Single(await _factory.VersionsAsync("web"));
        Assert.True(version.Tags.ContainsKey("imageinfra-run"));
        Assert.False(version.Tags.ContainsKey("imageinfra-commit"));
        Assert.False(version.Tags.ContainsKey("imageinfra-provenance"));
        Assert.True(version.Tags.ContainsKey("imageinfra-provenance-reconstructed"));
    }

    [Fact]
    public async Task An_agent_without_pins_keeps_the_template_of_an_uncommitted_pin()
    {
        await BuildAsync(BuildOptionsAt("aaaa"), NewAgent(), "child");

        var later = await BuildAsync(BuildOptionsAt("aaaa"), NewAgent(), "child");

        Assert.True(later.Report.Succeeded);
        Assert.Equal(2, _factory.Runs);
        Assert.Equal("base 1.0.0", Assert.Single(await _factory.VersionsAsync("child")).Tags["imageinfra-source"]);
    }

    [Fact]
    public async Task Pins_in_the_store_are_shared_by_all_agents()
    {
        var disk = NewDisk();
        Agent Sharing()
        {
            var project = Catalog();
            project.Settings = project.Settings with { PinsInStore = true };
            return new(project, _factory.Host.Clock, () => new FolderStore(disk));
        }

        await BuildAsync(BuildOptionsAt("aaaa"), Sharing(), "child");
        await BuildAsync(BuildOptionsAt("aaaa") with { IsAgain = true }, Sharing(), "base");
        var agent = Sharing();
        await BuildAsync(BuildOptionsAt("aaaa"), agent, "child");

        Assert.Equal("base 1.0.1", (await _factory.VersionsAsync("child"))[0].Tags["imageinfra-source"]);
        Assert.Empty(agent.Project.Settings.BaseVersions);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_that_joins_a_run_does_not_change_its_record(bool isShared)
    {
        var disk = NewDisk();
        Agent Agent() => isShared ? new(Catalog(), _factory.Host.Clock, () => new FolderStore(disk)) : NewAgent();
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (Agent(), Agent());
            var started = new TaskCompletionSource();
            var one = BuildAsync(BuildOptionsAt("aaaa") with { IsAgain = true }, first, Seeing(e => e is BuildEvent.Started, started), "web");
            await started.Task;
            await Task.WhenAll(one, BuildAsync(BuildOptionsAt("bbbb"), second, "web"));

            var version = (await _factory.VersionsAsync("web"))[0];
            Assert.Equal(round + 1, _factory.Runs);
            Assert.Equal("aaaa", version.Tags["imageinfra-commit"]);
            var statements = await StatementsAsync(version, first, second);
            Assert.Contains(statements, s => s.Hash == version.Tags["imageinfra-provenance"] && s.Commit == "aaaa");
            Assert.All(statements, s => Assert.True(s.Commit is null or "aaaa", s.Commit));
            Assert.All(statements.Where(s => s.Commit is null), s => Assert.Equal(s.Hash, version.Tags["imageinfra-provenance-reconstructed"]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_intent_by_a_wrong_clock_delays_no_build(int hours)
    {
        await using var process = _factory.Begin();
        var template = (await process.Updates.OutputsAsync(default))!.Images["web"].Template!.Id;
        await process.Ledger.SaveAsync(
            new RunEntry { Stack = "dev", Image = "web", TemplateId = template, IntendedAt = _factory.Host.Clock.GetUtcNow().AddHours(hours) },
            default);

        var report = await process.Builds.BuildAsync(["web"], new(), new CollectingProgress<BuildEvent>(new()), default);

        Assert.True(report.Succeeded);
        Assert.Equal(1, _factory.Runs);
        Assert.Single(await process.Ledger.FindAsync(new RunFilter(), default));
    }

    private static CatalogProject Catalog() => new("dev", ["westeurope"], ("base", null), ("child", "base"), ("web", null), ("db", null));

    private static BuildOptions BuildOptionsAt(string commit) => new() { Commit = commit };

    private DirectoryInfo Disk()
    {
        var disk = Directory.CreateTempSubdirectory("imageinfra-agent-");
        _disks.Add(disk);
        return disk;
    }

    private string NewDisk() => Disk().FullName;

    private Agent NewAgent()
    {
        var disk = NewDisk();
        return new(Catalog(), _factory.Host.Clock, () => new FolderStore(disk));
    }

    private static Watch Seeing(Func<BuildEvent, bool> isMeant, TaskCompletionSource seen) => new Watch(e =>
    {
        if (isMeant(e))
        {
            seen.TrySetResult();
        }
    });

    private Task<(BuildReport Report, IReadOnlyCollection<BuildEvent> Events)> BuildAsync(BuildOptions options, params string[] images) =>
        BuildAsync(options, agent: null, images);

    private async Task<(BuildReport Report, IReadOnlyCollection<BuildEvent> Events)> BuildAsync(BuildOptions options, Agent? agent, params string[] images)
    {
        var events = new List<BuildEvent>();
        return (await BuildAsync(options, agent, new Watch(e => { lock (events) { events.Add(e); } }), images), events);
    }

    private async Task<BuildReport> BuildAsync(BuildOptions options, Agent? agent, IProgress<BuildEvent> progress, params string[] images)
    {
        await using var process = _factory.Begin(agent: agent);
        return await process.Builds.BuildAsync(images, options, progress, default);
    }

    /// <summary>Builds in a process that dies at an event.</summary>
    private async Task BuildUntilAsync(BuildOptions options, Func<BuildEvent, bool> isEnd, Agent? agent = null, params string[] images)
    {
        var death = new Death(int.MaxValue);
        await using var process = _factory.Begin(new MortalTransport(death), store => new MortalStore(store, death), agent);
        var building = process.Builds.BuildAsync(images, options, new Watch(e =>
        {
            if (isEnd(e))
            {
                death.Happen();
            }
        }), default);
        await Assert.ThrowsAnyAsync<Exception>(() => building);
        Assert.True(death.HasHappened);
    }

    private async Task RunsEndAsync()
    {
        await using var process = _factory.Begin();
        var template = (await process.Updates.OutputsAsync(default))!.Images["web"];
        for (var looks = 0; looks < 10_000 && (await process.Versions.ListAsync(template.DefinitionId, default)).All(v => v.ProvisioningState != "Succeeded"); looks++)
        {
            await Task.Delay(TimeSpan.FromMinutes(5), _factory.Host.Clock);
        }
    }

    private static async Task<IReadOnlyList<(string Hash, string? Commit)>> StatementsAsync(PublishedVersion version, params Agent[] agents)
    {
        var statements = new Dictionary<string, string?>();
        foreach (var agent in agents)
        {
            await using var store = agent.OpenStore();
            foreach (var document in await store.ListAsync(new(StoreCollections.Statements) { Image = "web" }, default))
            {
                if (DsseEnvelope.Parse(document.Text) is { } envelope && StatementView.Of(envelope) is { } view && view.SubjectDigest == SubjectDigest.Of(version))
                {
                    statements[ProvenanceStatement.HashOf(envelope.Payload)] = view.Commit;
                }
            }
        }

        return [.. statements.Select(s => (s.Key, s.Value))];
    }

    private sealed class Watch(Action<BuildEvent> action) : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value) => action(value);
    }
}
