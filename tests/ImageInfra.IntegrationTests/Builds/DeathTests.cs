using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests ADR 13: a driver that dies at any moment starts no run twice and loses no version.</summary>
[Collection(PulumiCollection.Name)]
public sealed class DeathTests
{
    private const int Deaths = 1_000;
    // A whole build has about this many steps.
    private const int MostSteps = 38;

    [Fact]
    public async Task A_thousand_deaths_start_no_run_twice_and_lose_no_version()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], ("web", null)), speed: 1_000_000);
        await using (var first = factory.Begin())
        {
            await first.Updates.UpAsync(false, new CollectingProgress<ImageInfra.Driver.Stacks.StackEvent>(new()), default);
        }

        var random = new Random(4);
        for (var deaths = 0; deaths < Deaths;)
        {
            deaths += await DiesAsync(factory, random.Next(MostSteps)) ? 1 : 0;
        }

        Assert.False(await DiesAsync(factory, int.MaxValue));

        var versions = await factory.VersionsAsync("web");
        await using var process = factory.Begin();
        var entries = await process.Ledger.FindAsync(new RunFilter(), default);
        Assert.Equal(entries.Count, factory.Runs);
        Assert.Equal(Enumerable.Range(0, entries.Count).Reverse().Select(i => $"1.0.{i}"), versions.Select(v => v.Number.ToString()));
        Assert.All(entries, e => Assert.Equal((RunStage.Closed, BuildOutcome.Succeeded), (e.Stage, e.Outcome)));
        Assert.Equal(versions.Select(v => v.Id), entries.Select(e => e.VersionId));
        Assert.Equal(versions.Select(v => v.Tags["imageinfra-run"]), entries.Select(e => e.RunId.ToString()));
        Assert.All(versions, v => Assert.Equal(HashOfStatement(factory, v), v.Tags.GetValueOrDefault("imageinfra-provenance") ?? v.Tags["imageinfra-provenance-reconstructed"]));
    }

    [Fact]
    public async Task After_deaths_in_a_chain_a_child_starts_from_the_right_base()
    {
        await using var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], ("base", null), ("child", "base")), speed: 1_000_000);
        for (var (random, alive) = (new Random(5), false); !alive;)
        {
            alive = !await DiesAsync(factory, random.Next(40, 200), "child");
        }

        Assert.Equal(2, factory.Runs);
        Assert.Equal("base 1.0.0", Assert.Single(await factory.VersionsAsync("child")).Tags["imageinfra-source"]);
    }

    private static string HashOfStatement(SimulatedFactory factory, PublishedVersion version) =>
        ProvenanceStatement.HashOf(DsseEnvelope.Parse(File.ReadAllText(factory.StatementOf("web", version.Number)))!.Payload);

    private static async Task<bool> DiesAsync(SimulatedFactory factory, int steps, params string[] images)
    {
        var death = new Death(steps);
        await using var process = factory.Begin(new MortalTransport(death), store => new MortalStore(store, death));
        try
        {
            var report = await process.Builds.BuildAsync(images, new(), new CollectingProgress<BuildEvent>(new()), default);
            Assert.True(report.Succeeded, string.Join("; ", report.Images.Select(i => i.Message)));
            return false;
        }
        catch (Exception) when (death.HasHappened)
        {
            return true;
        }
    }
}
