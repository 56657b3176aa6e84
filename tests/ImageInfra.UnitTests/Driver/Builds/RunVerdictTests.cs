using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Builds;

/// <summary>Tests the table of verdicts in ADR 13.</summary>
public sealed class RunVerdictTests
{
    private static readonly DateTimeOffset s_before = SomeIntents.Start.AddDays(-7);
    private static readonly DateTimeOffset s_began = SomeIntents.Start.AddSeconds(2);
    private static readonly DateTimeOffset s_soon = SomeIntents.Start.AddSeconds(90);
    private static readonly DateTimeOffset s_later = SomeIntents.Start.AddMinutes(30);

    private static readonly RunEntry s_intended = SomeIntents.Of() with { StartTimeBefore = s_before };
    private static readonly RunEntry s_accepted = s_intended with { Stage = RunStage.Accepted };
    private static readonly RunEntry s_started = s_accepted with { Stage = RunStage.Started, StartTime = s_began };

    [Fact]
    public void An_intent_is_undecided_while_its_request_may_still_arrive()
    {
        Assert.IsType<RunVerdict.MayStart>(Of(s_intended, Ended(s_before), s_soon));
        Assert.IsType<RunVerdict.NotStarted>(Of(s_intended, Ended(s_before), s_later));
    }

    [Fact]
    public void The_first_run_of_a_template_has_no_earlier_run()
    {
        var first = s_intended with { StartTimeBefore = null };

        Assert.IsType<RunVerdict.NotStarted>(Of(first, null, s_later));
        Assert.IsType<RunVerdict.InProgress>(Of(first, Running(s_began), s_later));
    }

    [Fact]
    public void A_run_with_a_new_start_time_is_the_intended_one_even_if_ended()
    {
        Assert.IsType<RunVerdict.InProgress>(Of(s_intended, Running(s_began), s_soon));
        Assert.IsType<RunVerdict.Ended>(Of(s_intended, Ended(s_began), s_later));
        Assert.IsType<RunVerdict.Ended>(Of(s_accepted, Ended(s_began), s_later));
    }

    [Fact]
    public void A_run_that_was_in_progress_before_the_intent_is_joined() =>
        Assert.IsType<RunVerdict.InProgress>(Of(s_intended, Running(s_before), s_soon));

    [Fact]
    public void An_accepted_run_has_longer_to_appear()
    {
        Assert.IsType<RunVerdict.MayStart>(Of(s_accepted, Ended(s_before), SomeIntents.Start.AddMinutes(5)));
        Assert.IsType<RunVerdict.NotStarted>(Of(s_accepted, Ended(s_before), s_later));
    }

    [Fact]
    public void A_started_run_is_identified_by_its_start_time()
    {
        Assert.IsType<RunVerdict.InProgress>(Of(s_started, Running(s_began), s_later));
        Assert.IsType<RunVerdict.Ended>(Of(s_started, Ended(s_began), s_later));
    }

    [Fact]
    public void A_replaced_run_has_ended_and_is_not_the_new_one()
    {
        var next = s_began.AddHours(1);

        Assert.Equal(new RunVerdict.Forgotten(next), Of(s_started, Running(next), s_later));
        Assert.Equal(new RunVerdict.Forgotten(null), Of(s_started, null, s_later));
    }

    [Theory]
    [InlineData(RunStage.Intended)]
    [InlineData(RunStage.Accepted)]
    [InlineData(RunStage.Started)]
    public void A_run_of_a_deleted_template_has_ended(RunStage stage) =>
        Assert.Equal(new RunVerdict.Forgotten(null), RunVerdict.Of(s_started with { Stage = stage }, template: null, s_soon));

    private static RunVerdict Of(RunEntry entry, RunStatus? run, DateTimeOffset now) =>
        RunVerdict.Of(entry, new TemplateStatus(entry.TemplateId, "Succeeded", run), now);

    private static RunStatus Running(DateTimeOffset start) => new(RunState.Running, RunSubState.Building, start, null, "");

    private static RunStatus Ended(DateTimeOffset start) => new(RunState.Succeeded, null, start, start.AddHours(1), "");
}
