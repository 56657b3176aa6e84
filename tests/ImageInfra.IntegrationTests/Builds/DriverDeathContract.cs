using System.Collections.Concurrent;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Stores;
using ImageInfra.IntegrationTests.Support;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>
/// One to three drivers build the same images at once, at equal and different commits, with clocks up to an hour apart, and die at any
/// moment. Each repeats its command until it ends. Tests ADR 28 with each kind of store.
/// </summary>
public abstract class DriverDeathContract(ITestOutputHelper output)
{
    private const int MostSteps = 250;
    private const int MostAttempts = 500;

    // IMAGEINFRA_DEATHS sets another number: two thousand take some minutes for each kind of store.
    private static readonly int s_deaths = int.TryParse(Environment.GetEnvironmentVariable("IMAGEINFRA_DEATHS"), out var deaths) ? deaths : 50;

    private static readonly TimeSpan s_window = TimeSpan.FromHours(12);

    private static readonly string[] s_images = ["base", "child", "web", "db"];

    /// <summary>Whether the drivers of a round share a store, or each has its own.</summary>
    protected virtual bool IsShared => true;

    /// <summary>Makes an empty store; the result opens it for one process.</summary>
    protected abstract Func<IDocumentStore> NewStore();

    [StoreFact]
    public async Task No_order_of_deaths_repeats_a_build_or_loses_a_version()
    {
        await using var clock = new StepClock();
        await using var factory = await SimulatedFactory.StartAsync(Catalog(0), speed: 1, clock: clock.Time);
        var random = new Random(16);
        var (deaths, rounds, late) = (0, 0, 0);
        for (var round = 1; deaths < s_deaths; round++)
        {
            var (runs, current, began) = (factory.Runs, round, clock.Time.GetUtcNow());
            var history = new ConcurrentQueue<string>();
            var shared = NewStore();
            var isEqual = random.Next(2) == 0;
            var drivers = Enumerable.Range(0, random.Next(1, 4))
                .Select(i => new Driver(factory, clock, () => Catalog(current), IsShared ? () => shared : NewStore, isEqual ? "aaaa" : $"{i}{i}{i}{i}", random.Next(-60, 61), new Random(random.Next()), history))
                .ToList();
            try
            {
                await Task.WhenAll(drivers.Select(d => d.BuildAsync()));

                rounds++;
                if (clock.Time.GetUtcNow() - began > s_window)
                {
                    // Versions count as results of repeated builds for twelve hours. The drivers of this round took longer.
                    late++;
                    continue;
                }

                Assert.True(factory.Runs - runs == s_images.Length, $"round {round}: {factory.Runs - runs} runs of {s_images.Length} images");
                await CheckAsync(factory, round, began, drivers);
                deaths += drivers.Sum(d => d.Deaths);
            }
            catch
            {
                output.WriteLine(string.Join(Environment.NewLine, history));
                throw;
            }
        }

        output.WriteLine($"{deaths} deaths in {rounds} rounds, of which {late} took longer than {s_window.TotalHours} hours");
        Assert.InRange(late, 0, rounds / 10);
    }

    private static async Task CheckAsync(SimulatedFactory factory, int round, DateTimeOffset began, IReadOnlyList<Driver> drivers)
    {
        await using var process = factory.Begin();
        foreach (var image in s_images)
        {
            var versions = await factory.VersionsAsync(image);
            var version = Assert.Single(versions, v => v.PublishedDate >= began);
            Assert.True(version.Tags.ContainsKey("imageinfra-run"), $"round {round}: {image} {version.Number} is not recorded");
            var commit = version.Tags.GetValueOrDefault("imageinfra-commit");
            Assert.True(commit is null || drivers.Any(d => d.Commit == commit));

            // A store that was lost may have a statement that its driver did not come to name on the version.
            var (kept, all) = (await StatementsAsync(version, image, drivers.Select(d => d.Stores[^1])), await StatementsAsync(version, image, drivers.SelectMany(d => d.Stores)));
            var commits = all.Select(s => s.Commit).Append(commit).OfType<string>().Distinct().ToList();
            Assert.True(commits.Count <= 1, $"round {round}: {image} has commits {string.Join(" and ", commits)}");
            var named = new[] { version.Tags.GetValueOrDefault("imageinfra-provenance"), version.Tags.GetValueOrDefault("imageinfra-provenance-reconstructed") };
            Assert.True(
                kept.All(s => named.Contains(s.Hash)),
                $"round {round}: {image} {version.Number} names {string.Join(", ", named)}, and its statements are {string.Join(", ", kept)}");
        }
    }

    private static async Task<IReadOnlyList<(string Hash, string? Commit)>> StatementsAsync(PublishedVersion version, string image, IEnumerable<Func<IDocumentStore>> stores)
    {
        var statements = new Dictionary<string, string?>();
        foreach (var open in stores.Distinct())
        {
            await using var store = open();
            foreach (var document in await store.ListAsync(new(StoreCollections.Statements) { Image = image }, default))
            {
                if (DsseEnvelope.Parse(document.Text) is { } envelope && StatementView.Of(envelope) is { } view && view.SubjectDigest == SubjectDigest.Of(version))
                {
                    statements[ProvenanceStatement.HashOf(envelope.Payload)] = view.Commit;
                }
            }
        }

        return [.. statements.Select(s => (s.Key, s.Value))];
    }

    private static CatalogProject Catalog(int round)
    {
        var project = new CatalogProject("dev", ["westeurope"], ("base", null), ("child", "base"), ("web", null), ("db", null));
        foreach (var image in s_images)
        {
            project.Edit(image, "echo hello", $"echo hello {round}");
        }

        return project;
    }

    private sealed class Driver(
        SimulatedFactory factory,
        StepClock time,
        Func<CatalogProject> checkout,
        Func<Func<IDocumentStore>> newStore,
        string commit,
        int minutesAhead,
        Random random,
        ConcurrentQueue<string> history) : IProgress<BuildEvent>
    {
        private readonly List<Func<IDocumentStore>> _stores = [newStore()];
        private CatalogProject _project = checkout();

        public int Deaths { get; private set; }

        public string Commit => commit;

        public IReadOnlyList<Func<IDocumentStore>> Stores => _stores;

        /// <summary>Repeats the command until it succeeds.</summary>
        public async Task BuildAsync()
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                var death = new Death(attempt % 4 == 3 ? int.MaxValue : random.Next(MostSteps));
                try
                {
                    if (await BuildAsync(death) is not { } problem)
                    {
                        return;
                    }

                    // Another driver updates the stack, or deleted what this one was about to use.
                    Note(problem);
                    await Task.Delay(TimeSpan.FromMinutes(1), factory.Host.Clock);
                }
                catch (Exception) when (death.HasHappened)
                {
                    Deaths++;
                    Note("died");
                    if (random.Next(3) == 0)
                    {
                        // Another agent takes over: without the store of this one where it has one of its own, and with a fresh checkout.
                        _stores.Add(newStore());
                        _project = checkout();
                    }
                }
            }

            Assert.Fail($"{MostAttempts} attempts did not succeed; see the history of the round");
        }

        public void Report(BuildEvent value)
        {
            if (value is not (BuildEvent.Stack or BuildEvent.Progress))
            {
                Note($"{value}");
            }
        }

        private void Note(string text) => history.Enqueue($"{factory.Host.Clock.GetUtcNow():HH:mm} {commit}, store {_stores.Count}, {factory.Runs} runs: {text}");

        private async Task<string?> BuildAsync(Death death)
        {
            var clock = new AzureClock(factory.Host.Clock);
            clock.Observe(factory.Host.Clock.GetUtcNow().AddMinutes(minutesAhead));
            await using var process = factory.Begin(new MortalTransport(death, time), store => new MortalStore(new SteppedStore(store, time), death), new(_project, clock, _stores[^1]));
            try
            {
                var report = await process.Builds.BuildAsync([], new() { Commit = commit }, this, default);
                return report.Succeeded ? null : string.Join("; ", report.Images.Select(i => i.Message));
            }
            catch (DriverException e) when (!death.HasHappened)
            {
                return e.Message;
            }
        }
    }
}
