using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Builds;

/// <summary>The table of ADR 13.</summary>
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
    public void An_intent_is_undecided_while_what_was_asked_may_still_arrive()
    {
        Assert.IsType<RunVerdict.MayStart>(Of(s_intended, Ended(s_before), s_soon));
        Assert.IsType<RunVerdict.NotStarted>(Of(s_intended, Ended(s_before), s_later));
    }

    [Fact]
    public void The_first_run_of_a_template_has_none_before_it()
    {
        var first = s_intended with { StartTimeBefore = null };

        Assert.IsType<RunVerdict.NotStarted>(Of(first, null, s_later));
        Assert.IsType<RunVerdict.InProgress>(Of(first, Running(s_began), s_later));
    }

    [Fact]
    public void A_run_with_another_start_time_is_the_one_that_was_meant_also_when_it_has_ended()
    {
        Assert.IsType<RunVerdict.InProgress>(Of(s_intended, Running(s_began), s_soon));
        Assert.IsType<RunVerdict.Ended>(Of(s_intended, Ended(s_began), s_later));
        Assert.IsType<RunVerdict.Ended>(Of(s_accepted, Ended(s_began), s_later));
    }

    [Fact]
    public void A_run_that_was_in_progress_before_the_intent_is_joined() =>
        Assert.IsType<RunVerdict.InProgress>(Of(s_intended, Running(s_before), s_soon));

    [Fact]
    public void What_azure_took_has_longer_to_show()
    {
        Assert.IsType<RunVerdict.MayStart>(Of(s_accepted, Ended(s_before), SomeIntents.Start.AddMinutes(5)));
        Assert.IsType<RunVerdict.NotStarted>(Of(s_accepted, Ended(s_before), s_later));
    }

    [Fact]
    public void A_run_that_started_is_known_by_its_start_time_alone()
    {
        Assert.IsType<RunVerdict.InProgress>(Of(s_started, Running(s_began), s_later));
        Assert.IsType<RunVerdict.Ended>(Of(s_started, Ended(s_began), s_later));
    }

    [Fact]
    public void A_run_whose_place_another_took_is_forgotten_and_not_mistaken_for_it()
    {
        var next = s_began.AddHours(1);

        Assert.Equal(new RunVerdict.Forgotten(next), Of(s_started, Running(next), s_later));
        Assert.Equal(new RunVerdict.Forgotten(null), Of(s_started, null, s_later));
    }

    [Theory]
    [InlineData(RunStage.Intended)]
    [InlineData(RunStage.Accepted)]
    [InlineData(RunStage.Started)]
    public void With_its_template_a_run_is_gone(RunStage stage) =>
        Assert.Equal(new RunVerdict.Forgotten(null), RunVerdict.Of(s_started with { Stage = stage }, template: null, s_soon));

    private static RunVerdict Of(RunEntry entry, RunStatus? run, DateTimeOffset now) =>
        RunVerdict.Of(entry, new TemplateStatus(entry.TemplateId, "Succeeded", run), now);

    private static RunStatus Running(DateTimeOffset start) => new(RunState.Running, RunSubState.Building, start, null, "");

    private static RunStatus Ended(DateTimeOffset start) => new(RunState.Succeeded, null, start, start.AddHours(1), "");
}
