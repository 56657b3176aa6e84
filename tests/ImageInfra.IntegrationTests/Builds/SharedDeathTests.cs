using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>
/// One to three drivers build the same images at once, at equal and different commits, with clocks up to an hour apart, and die at any
/// moment. Each repeats its command until it ends. ADR 28, tried.
/// </summary>
public sealed class SharedDeathTests : IDisposable
{
    private const int MostSteps = 250;
    private const int MostAttempts = 500;

    // More with IMAGEINFRA_DEATHS: two thousand take some minutes.
    private static readonly int s_deaths = int.TryParse(Environment.GetEnvironmentVariable("IMAGEINFRA_DEATHS"), out var deaths) ? deaths : 150;

    private static readonly string[] s_images = ["base", "child", "web", "db"];

    private readonly DirectoryInfo _disks = Directory.CreateTempSubdirectory("imageinfra-disks-");
    private int _disk;

    public void Dispose() => _disks.Delete(recursive: true);

    /// <summary>Whether the drivers share a folder. Drivers that share nothing are tried with IMAGEINFRA_DEATHS alone: ADR 28 has the limit.</summary>
    public static TheoryData<bool> Sharing => Environment.GetEnvironmentVariable("IMAGEINFRA_DEATHS") is null ? [true] : [true, false];

    [Theory]
    [MemberData(nameof(Sharing))]
    public async Task No_order_of_deaths_repeats_a_build_or_loses_a_version(bool isShared)
    {
        await using var clock = new StepClock();
        await using var factory = await SimulatedFactory.StartAsync(Catalog(0), speed: 1, clock: clock.Time);
        var random = new Random(isShared ? 16 : 61);
        var deaths = 0;
        for (var round = 1; deaths < s_deaths; round++)
        {
            var (runs, current, began) = (factory.Runs, round, clock.Time.GetUtcNow());
            var shared = isShared ? NewDisk() : null;
            var isEqual = random.Next(2) == 0;
            var drivers = Enumerable.Range(0, random.Next(1, 4))
                .Select(i => new Driver(factory, clock, () => Catalog(current), () => shared ?? NewDisk(), isEqual ? "aaaa" : $"{i}{i}{i}{i}", random.Next(-60, 61), new Random(random.Next())))
                .ToList();

            await Task.WhenAll(drivers.Select(d => d.BuildAsync()));

            deaths += drivers.Sum(d => d.Deaths);

            // Versions count as results of repeated builds for twelve hours.
            Assert.InRange(clock.Time.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromHours(12));
            Assert.True(factory.Runs - runs == s_images.Length, $"round {round}: {factory.Runs - runs} runs of {s_images.Length} images");
            await CheckAsync(factory, round, drivers);
        }
    }

    private static async Task CheckAsync(SimulatedFactory factory, int round, IReadOnlyList<Driver> drivers)
    {
        await using var process = factory.Begin();
        foreach (var image in s_images)
        {
            var versions = await factory.VersionsAsync(image);
            Assert.Equal(round, versions.Count);
            var version = versions[0];
            Assert.True(version.Tags.ContainsKey("imageinfra-run"), $"round {round}: {image} {version.Number} is not recorded");
            var commit = version.Tags.GetValueOrDefault("imageinfra-commit");
            Assert.True(commit is null || drivers.Any(d => d.Commit == commit));

            // A disk that was lost may have a statement that its driver did not come to name on the version.
            var (kept, all) = (await StatementsAsync(version, image, drivers.Select(d => d.Disks[^1])), await StatementsAsync(version, image, drivers.SelectMany(d => d.Disks)));
            var commits = all.Select(s => s.Commit).Append(commit).OfType<string>().Distinct().ToList();
            Assert.True(commits.Count <= 1, $"round {round}: {image} has commits {string.Join(" and ", commits)}");
            Assert.All(kept, s => Assert.Contains(s.Hash, (string?[])[version.Tags.GetValueOrDefault("imageinfra-provenance"), version.Tags.GetValueOrDefault("imageinfra-provenance-reconstructed")]));
        }
    }

    private static async Task<IReadOnlyList<(string Hash, string? Commit)>> StatementsAsync(PublishedVersion version, string image, IEnumerable<string> disks)
    {
        var statements = new Dictionary<string, string?>();
        foreach (var disk in disks.Distinct())
        {
            await using var store = new FolderStore(disk);
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

    private string NewDisk() => _disks.CreateSubdirectory(Interlocked.Increment(ref _disk).ToString(null, null)).FullName;

    private sealed class Driver(SimulatedFactory factory, StepClock time, Func<CatalogProject> checkout, Func<string> newDisk, string commit, int minutesAhead, Random random)
    {
        private readonly List<string> _disks = [newDisk()];
        private CatalogProject _project = checkout();

        public int Deaths { get; private set; }

        public string Commit => commit;

        public IReadOnlyList<string> Disks => _disks;

        /// <summary>Repeats the command until it succeeds.</summary>
        public async Task BuildAsync()
        {
            var problems = new List<string>();
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
                    problems.Add(problem);
                    await Task.Delay(TimeSpan.FromMinutes(1), factory.Host.Clock);
                }
                catch (Exception) when (death.HasHappened)
                {
                    Deaths++;
                    if (random.Next(3) == 0)
                    {
                        // Another agent takes over: without the disk of this one, and with a fresh checkout.
                        _disks.Add(newDisk());
                        _project = checkout();
                    }
                }
            }

            Assert.Fail($"{MostAttempts} attempts did not succeed: {string.Join(Environment.NewLine, problems.TakeLast(5))}");
        }

        private async Task<string?> BuildAsync(Death death)
        {
            var clock = new AzureClock(factory.Host.Clock);
            clock.Observe(factory.Host.Clock.GetUtcNow().AddMinutes(minutesAhead));
            var disk = _disks[^1];
            await using var process = factory.Begin(new MortalTransport(death, time), store => new MortalStore(store, death), new(_project, clock, () => new FolderStore(disk)));
            try
            {
                var report = await process.Builds.BuildAsync([], new() { Commit = commit }, new CollectingProgress<BuildEvent>(new()), default);
                return report.Succeeded ? null : string.Join("; ", report.Images.Select(i => i.Message));
            }
            catch (DriverException e) when (!death.HasHappened)
            {
                return e.Message;
            }
        }
    }
}
