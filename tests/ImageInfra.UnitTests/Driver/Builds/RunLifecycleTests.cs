using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Builds;

public sealed class RunLifecycleTests
{
    private static readonly DriverException s_noAnswer = new(DriverFailure.AzureUnavailable, "504 GatewayTimeout");
    private static readonly DriverException s_refusal = new(DriverFailure.AzureRefused, "OperationNotAllowed");

    private readonly FakeImageBuilds _builds = new(new());
    private readonly FakeRunLedger _ledger = new();
    private readonly SignalingClock _clock = new(SomeIntents.Start);

    [Fact]
    public async Task A_run_is_written_down_as_intended_accepted_and_started()
    {
        var run = await Finish(StartAsync());

        Assert.Equal(RunStage.Started, run.Stage);
        Assert.False(run.IsAdopted);
        Assert.Equal(new("https://arm/operation"), run.Operation);
        Assert.Equal([RunStage.Intended, RunStage.Accepted, RunStage.Started], _ledger.Stages);
    }

    [Fact]
    public async Task A_run_in_progress_is_joined_and_none_is_asked_for()
    {
        _builds.StartElsewhere(SomeIntents.Of().TemplateId);

        var run = await Finish(StartAsync());

        Assert.True(run.IsAdopted);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task Without_an_answer_the_run_that_shows_is_taken_and_none_is_asked_for_again()
    {
        _builds.Answers.Enqueue(new RunAnswer.Unknown(s_noAnswer));
        var starting = StartAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        _builds.StartElsewhere(SomeIntents.Of().TemplateId);

        var run = await Finish(starting);

        Assert.Equal(RunStage.Started, run.Stage);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task Without_an_answer_and_without_a_run_it_is_asked_for_again_once_the_first_request_is_dead()
    {
        _builds.Answers.Enqueue(new RunAnswer.Unknown(s_noAnswer));

        await Finish(StartAsync());

        Assert.Equal(["web"], _builds.Started);
        Assert.InRange(_clock.GetUtcNow() - SomeIntents.Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Five_requests_without_an_answer_are_enough()
    {
        for (var i = 0; i < 5; i++)
        {
            _builds.Answers.Enqueue(new RunAnswer.Unknown(s_noAnswer));
        }

        var e = await Assert.ThrowsAsync<DriverException>(() => Finish(StartAsync()));

        Assert.Equal(DriverFailure.AzureUnavailable, e.Failure);
        Assert.Equal(RunStage.Closed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Stage);
    }

    [Fact]
    public async Task A_refusal_closes_the_intent_and_says_why()
    {
        _builds.Answers.Enqueue(new RunAnswer.Refused(s_refusal));

        Assert.Same(s_refusal, await Assert.ThrowsAsync<DriverException>(() => Finish(StartAsync())));

        Assert.Equal(BuildOutcome.Failed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Outcome);
    }

    [Fact]
    public async Task Somebody_who_was_faster_started_the_run_that_counts()
    {
        _builds.Answers.Enqueue(new RunAnswer.Refused(s_refusal));
        _ledger.Saved = _ => _builds.StartElsewhere(SomeIntents.Of().TemplateId);

        var run = await Finish(StartAsync());

        Assert.True(run.IsAdopted);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task A_dead_process_left_an_intent_that_azure_never_heard_of_and_the_next_asks_for_it()
    {
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(-1) });

        var run = await Finish(Lifecycle().ResumeAsync(open, mayRequest: true, new Events<RunWait>(), default));

        Assert.Equal(["web"], _builds.Started);
        Assert.Equal(open.Number, run.Number);
    }

    [Fact]
    public async Task Whoever_only_follows_asks_for_nothing()
    {
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(-1) });

        await Assert.ThrowsAsync<DriverException>(() => Finish(Lifecycle().ResumeAsync(open, mayRequest: false, new Events<RunWait>(), default)));

        Assert.Empty(_builds.Started);
        Assert.Equal(RunStage.Closed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Stage);
    }

    [Fact]
    public async Task A_failed_run_without_words_takes_those_of_its_operation()
    {
        _builds.End("web", RunState.Failed);
        var run = await Finish(StartAsync());

        run = await Finish(Lifecycle().FollowAsync(run, new Events<RunStatus>(), default));

        Assert.Equal((RunStage.Ended, RunState.Failed, "PackerBuildFailed: exit 1"), (run.Stage, run.State, run.Message));
        Assert.Equal([RunSubState.Building], run.Phases.Select(p => p.Phase));
    }

    [Fact]
    public async Task Nothing_is_started_when_another_run_ended_since_the_caller_looked()
    {
        _builds.StartElsewhere(SomeIntents.Of().TemplateId);
        _builds.EndElsewhere(SomeIntents.Of().TemplateId);

        Assert.Null(await Lifecycle().StartAsync(SomeIntents.Of(), new Events<RunWait>(), default));

        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task An_intent_from_the_future_is_waited_for_no_longer_than_one_of_now()
    {
        var waits = new Events<RunWait>();
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(1) });

        await Finish(Lifecycle().ResumeAsync(open, mayRequest: true, waits, default));

        Assert.InRange(_clock.GetUtcNow() - SomeIntents.Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
        Assert.All(waits.Reported, w => Assert.Equal(SomeIntents.Start.AddMinutes(2), w.Until));
    }

    private async Task<RunEntry> StartAsync() => (await Lifecycle().StartAsync(SomeIntents.Of(), new Events<RunWait>(), default))!;

    private RunLifecycle Lifecycle() => new(_builds, _ledger, _clock);

    private Task<T> Finish<T>(Task<T> task) => _clock.Finish(task);
}
