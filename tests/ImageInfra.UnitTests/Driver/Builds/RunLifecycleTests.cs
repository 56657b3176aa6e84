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
    public async Task A_run_is_recorded_as_intended_accepted_and_started()
    {
        var run = await Finish(StartAsync());

        Assert.Equal(RunStage.Started, run.Stage);
        Assert.False(run.IsAdopted);
        Assert.Equal(new("https://arm/operation"), run.Operation);
        Assert.Equal([RunStage.Intended, RunStage.Accepted, RunStage.Started], _ledger.Stages);
    }

    [Fact]
    public async Task A_run_in_progress_is_joined_without_a_request()
    {
        _builds.StartElsewhere(SomeIntents.Of().TemplateId);

        var run = await Finish(StartAsync());

        Assert.True(run.IsAdopted);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task Without_an_answer_a_visible_run_is_taken_without_a_new_request()
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
    public async Task Without_an_answer_and_a_run_the_request_is_repeated_once_expired()
    {
        _builds.Answers.Enqueue(new RunAnswer.Unknown(s_noAnswer));

        await Finish(StartAsync());

        Assert.Equal(["web"], _builds.Started);
        Assert.InRange(_clock.GetUtcNow() - SomeIntents.Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Five_requests_without_an_answer_fail()
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
    public async Task A_refusal_closes_the_intent_with_the_reason()
    {
        _builds.Answers.Enqueue(new RunAnswer.Refused(s_refusal));

        Assert.Same(s_refusal, await Assert.ThrowsAsync<DriverException>(() => Finish(StartAsync())));

        Assert.Equal(BuildOutcome.Failed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Outcome);
    }

    [Fact]
    public async Task A_run_started_by_another_client_is_joined()
    {
        _builds.Answers.Enqueue(new RunAnswer.Refused(s_refusal));
        _ledger.Saved = _ => _builds.StartElsewhere(SomeIntents.Of().TemplateId);

        var run = await Finish(StartAsync());

        Assert.True(run.IsAdopted);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task An_intent_of_a_dead_process_without_a_request_is_requested()
    {
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(-1) });

        var run = await Finish(Lifecycle().ResumeAsync(open, mayRequest: true, new Events<RunWait>(), default));

        Assert.Equal(["web"], _builds.Started);
        Assert.Equal(open.Number, run.Number);
    }

    [Fact]
    public async Task Following_requests_no_run()
    {
        var open = _ledger.Save(SomeIntents.Of() with { IntendedAt = SomeIntents.Start.AddHours(-1) });

        await Assert.ThrowsAsync<DriverException>(() => Finish(Lifecycle().ResumeAsync(open, mayRequest: false, new Events<RunWait>(), default)));

        Assert.Empty(_builds.Started);
        Assert.Equal(RunStage.Closed, Assert.Single(await _ledger.FindAsync(new RunFilter(), default)).Stage);
    }

    [Fact]
    public async Task A_failed_run_without_a_message_uses_that_of_its_operation()
    {
        _builds.End("web", RunState.Failed);
        var run = await Finish(StartAsync());

        run = await Finish(Lifecycle().FollowAsync(run, new Events<RunStatus>(), default));

        Assert.Equal((RunStage.Ended, RunState.Failed, "PackerBuildFailed: exit 1"), (run.Stage, run.State, run.Message));
        Assert.Equal([RunSubState.Building], run.Phases.Select(p => p.Phase));
    }

    [Fact]
    public async Task No_run_starts_if_another_ended_since_the_caller_read()
    {
        _builds.StartElsewhere(SomeIntents.Of().TemplateId);
        _builds.EndElsewhere(SomeIntents.Of().TemplateId);

        Assert.Null(await Lifecycle().StartAsync(SomeIntents.Of(), new Events<RunWait>(), default));

        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task An_intent_with_a_future_time_is_awaited_no_longer_than_a_new_one()
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
