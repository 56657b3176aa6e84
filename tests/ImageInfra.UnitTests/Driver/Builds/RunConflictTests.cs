using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Builds;

/// <summary>Tests two processes that follow one run: each uses what the other one saved.</summary>
public sealed class RunConflictTests
{
    private readonly FakeImageVersions _versions = new();
    private readonly FakeRunLedger _ledger = new();
    private readonly SignalingClock _clock = new(SomeIntents.Start);
    private readonly Events<BuildEvent> _events = new();
    private readonly FakeImageBuilds _builds;

    public RunConflictTests() => _builds = new(_versions);

    [Fact]
    public async Task A_run_closed_by_another_process_has_its_outcome()
    {
        OnceAt(RunStage.Started, entry => entry with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded, VersionId = "/versions/1.0.7" });

        var result = await BuildAsync();

        Assert.Equal((BuildOutcome.Succeeded, "/versions/1.0.7"), (result.Outcome, result.VersionId));
        Assert.Equal("/versions/1.0.7", Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).VersionId);
        Assert.Single(_builds.Started);
        Assert.Single(_events.Reported.OfType<BuildEvent.Started>());
        Assert.Single(_events.Reported.OfType<BuildEvent.Published>());
    }

    [Fact]
    public async Task A_run_closed_as_failed_by_another_process_is_not_retried()
    {
        OnceAt(RunStage.Started, entry => entry with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed, Explanation = "no quota; ask for more" });

        var result = await BuildAsync();

        Assert.Equal((BuildOutcome.Failed, "no quota; ask for more"), (result.Outcome, result.Message));
        Assert.Equal("no quota; ask for more", Assert.Single(_events.Reported.OfType<BuildEvent.Failed>()).Message);
        Assert.Single(_builds.Started);
    }

    [Theory]
    [InlineData(RunStage.Intended)]
    [InlineData(RunStage.Accepted)]
    [InlineData(RunStage.Started)]
    [InlineData(RunStage.Ended)]
    public async Task A_run_advanced_by_another_process_continues_from_there(RunStage stage)
    {
        OnceAt(stage, entry => entry with { Message = "from the other" });

        var result = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, result.Outcome);
        Assert.Equal(RunStage.Closed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Stage);
        Assert.Single(_builds.Started);
    }

    [Fact]
    public async Task The_second_process_to_decide_takes_the_run_of_the_first()
    {
        // The first process saves its intent right before the second one would, and dies.
        BeforeSaving(() => _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddMinutes(-5) }));

        var result = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, result.Outcome);
        Assert.Single(await _ledger.FindAsync(new RunFilter(), default));
        Assert.Single(_builds.Started);
    }

    [Fact]
    public async Task An_entry_adopted_first_by_another_process_is_followed()
    {
        _builds.StartElsewhere(SomeIntents.TemplateId("web"));
        var template = (await _builds.FindAsync(SomeIntents.TemplateId("web"), default))!;
        BeforeSaving(() => _ledger.Save(SomeIntents.Of() with { Stage = RunStage.Started, StartTime = template.LastRun!.StartTime, Message = "first" }));

        Assert.Equal("first", (await Runs().AdoptAsync("dev", "web", template, default))!.Message);
    }

    [Fact]
    public async Task Endless_conflicts_fail()
    {
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(-1) });
        _ledger.Saving = _ => throw new StoreConflictException("it");

        await Assert.ThrowsAsync<StoreConflictException>(() => _clock.Finish(Runs().FollowAsync(open, Target, _events, default)));
    }

    private static BuildTarget Target => new(
        "web",
        new(FakeStackOperations.DefinitionId("web"), new(SomeIntents.TemplateId("web"), "web-3f2a9c1b", "web")),
        OsType.Linux,
        new(),
        new());

    private Task<ImageBuildResult> BuildAsync() => _clock.Finish(Runs().BuildAsync(SomeIntents.Of(), Target, reuse: null, 2, _events, default));

    private TemplateRuns Runs() => new(_builds, _versions, _ledger, new FakeInvestigation(), _clock);

    private void BeforeSaving(Action write) => _ledger.Saving = _ =>
    {
        _ledger.Saving = null;
        write();
    };

    // Right after this process saves a stage, the other one writes.
    private void OnceAt(RunStage stage, Func<RunEntry, RunEntry> change)
    {
        var isDone = false;
        _ledger.Saved = entry =>
        {
            if (entry.Stage == stage && !isDone)
            {
                isDone = true;
                _ledger.Save(change(entry));
            }
        };
    }
}
