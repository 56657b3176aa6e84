using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.UnitTests.Driver.Retention.World;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention;

/// <summary>Random histories of two stacks with nightly pruning, checked by an oracle that does not use the planner.</summary>
public sealed class RetentionHistoryTests
{
    private static readonly int s_histories = RandomCases.Count;

    [Fact]
    public async Task Random_histories_lose_no_needed_version()
    {
        var deletions = 0L;
        var refusals = 0L;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(worker => Task.Run(async () =>
        {
            for (var seed = worker; seed < s_histories; seed += Environment.ProcessorCount)
            {
                var (deleted, refused) = await LiveAsync(seed);
                Interlocked.Add(ref deletions, deleted);
                Interlocked.Add(ref refusals, refused);
            }
        })));

        // Proves that the planner deletes versions and the check accepts plans; otherwise no rule could be violated.
        Assert.True(deletions > s_histories / 2, $"{deletions} deletions");
        Assert.InRange(refusals, s_histories / 200, s_histories / 4);
    }

    [Theory]
    [InlineData(KeepRule.KeepNewest)]
    [InlineData(KeepRule.KeepDays)]
    [InlineData(KeepRule.Channel)]
    [InlineData(KeepRule.Rollback)]
    [InlineData(KeepRule.Used)]
    [InlineData(KeepRule.Latest)]
    [InlineData(KeepRule.Base)]
    [InlineData(KeepRule.Promotion)]
    [InlineData(KeepRule.Pin)]
    [InlineData(KeepRule.Template)]
    [InlineData(KeepRule.Protected)]
    [InlineData(KeepRule.LastGood)]
    [InlineData(KeepRule.Moving)]
    [InlineData(KeepRule.MaximumShare)]
    public void A_planner_without_one_of_its_rules_is_detected(KeepRule rule)
    {
        Assert.Contains(Enumerable.Range(0, 2_000), seed =>
        {
            var world = Live(seed, steps: 12).World;
            var verdicts = RetentionPlanner.Create(world.Inventory(), "dev", world.GetUtcNow()).Verdicts;
            var byId = world.Versions.ToDictionary(v => v.Id);
            var deleted = verdicts.Where(v => v.Reasons.All(r => r.Rule == rule)).Select(v => byId[v.Version.Id]).ToList();
            return RetentionOracle.Violations(world, "dev", deleted).Any(v => !v.Contains(" before ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_planner_that_deletes_bases_first_is_detected()
    {
        Assert.Contains(Enumerable.Range(0, 2_000), seed =>
        {
            var world = Live(seed, steps: 12).World;
            var byId = world.Versions.ToDictionary(v => v.Id);
            var deletions = RetentionPlanner.Create(world.Inventory(), "dev", world.GetUtcNow()).Deletions.Select(d => byId[d.Version.Id]);
            return RetentionOracle.Violations(world, "dev", [.. deletions.Reverse()]).Any();
        });
    }

    private static RandomHistory Live(int seed, int steps)
    {
        var history = new RandomHistory(seed);
        for (var i = 0; i < steps; i++)
        {
            history.Step();
        }

        return history;
    }

    private static async Task<(int Deleted, int Refused)> LiveAsync(int seed)
    {
        var history = new RandomHistory(seed);
        var refused = 0;
        for (var nights = seed % 10 == 0 ? 3 : 1; nights > 0; nights--)
        {
            for (var i = history.Next(8); i > 0; i--)
            {
                history.Step();
            }

            refused += await PruneAsync(history, seed) ? 0 : 1;
        }

        return (history.World.Deleted.Count, refused);
    }

    /// <summary>One night: plan, maybe a change, apply, maybe a crash and a repetition, and a final apply.</summary>
    private static async Task<bool> PruneAsync(RandomHistory history, int seed)
    {
        var world = history.World;
        var stack = history.Chance(70) ? "dev" : "prod";
        var prune = new PruneService(stack, world, world, world, world, world, parallel: 1);
        var plan = await prune.PlanAsync([], default);
        if (plan.DeletesNothing)
        {
            return true;
        }

        var isSame = !history.Chance(30);
        for (var i = isSame ? 0 : history.Next(4) + 1; i > 0; i--)
        {
            history.Step();
        }

        var before = world.Versions.ToList();
        var first = world.Deleted.Count;
        world.Deaths = history.Chance(40) ? history.Next(plan.Versions.Count) + 1 : int.MaxValue;
        world.GoesOn = history.Chance(50);
        try
        {
            await prune.ApplyAsync(plan, new Progress(), default);
        }
        catch (DriverException e) when (e.Failure == DriverFailure.PlanOutdated)
        {
            Assert.False(isSame, $"seed {seed}: nothing happened, and it refused: {e.Message}");
            Assert.Equal(before, world.Versions);
            return false;
        }
        catch (ModelWorld.ProcessDied)
        {
            world.Deaths = int.MaxValue;
            await prune.ApplyAsync(plan, new Progress(), default);
            world.Versions.RemoveAll(v => v.State == "Deleting");
        }

        var after = world.Versions.ToList();
        var planned = plan.Versions.Select(v => v.Id).ToHashSet();
        Assert.Equal(before.Where(v => !planned.Contains(v.Id)), after);
        if (history.Chance(20))
        {
            var again = await prune.ApplyAsync(plan, new Progress(), default);
            Assert.All(again, item => Assert.Equal(PruneOutcome.Gone, item.Outcome));
            Assert.Equal(after, world.Versions);
        }

        Judge(world, stack, before, world.Deleted[first..], seed);
        return true;
    }

    private static void Judge(ModelWorld world, string stack, List<ModelVersion> before, IReadOnlyList<ModelVersion> deleted, int seed)
    {
        var after = world.Versions.ToList();
        world.Versions.Clear();
        world.Versions.AddRange(before);
        foreach (var version in deleted.Where(v => v.State == "Deleting"))
        {
            version.State = version.StateBefore!;
        }

        var violations = RetentionOracle.Violations(world, stack, deleted).ToList();
        Assert.True(violations.Count == 0, $"seed {seed}: {string.Join("; ", violations)}");
        world.Versions.Clear();
        world.Versions.AddRange(after);
    }

    private sealed class Progress : IProgress<PrunedItem>
    {
        public void Report(PrunedItem value)
        {
        }
    }
}
