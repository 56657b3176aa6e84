using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Cli;

public sealed class BuildBoardTests
{
    private static readonly ImageRun s_run = new(SomeRuns.TemplateId, SomeRuns.Day, WasInProgress: false);
    private static readonly RunStatus s_done = new(RunState.Succeeded, null, SomeRuns.Day, SomeRuns.Day.AddMinutes(21), "");

    private readonly BuildBoard _board = new();

    private BuildRow Row => Assert.Single(_board.Rows);

    [Fact]
    public void The_expected_duration_is_shown()
    {
        Apply(new BuildEvent.Started("web", s_run) { Expected = TimeSpan.FromMinutes(20) });

        Assert.Equal(TimeSpan.FromMinutes(20), Row.Expected);
        Assert.True(Row.IsRunning);
    }

    [Fact]
    public void An_overdue_run_is_marked_until_it_ends()
    {
        Apply(new BuildEvent.Started("web", s_run), new BuildEvent.Overdue("web", TimeSpan.FromMinutes(41), TimeSpan.FromMinutes(20)));

        Assert.True(Row.IsOverdue);
        Assert.True(Row.IsRunning);
    }

    [Fact]
    public void Between_two_attempts_no_run_is_shown()
    {
        Apply(
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Retrying("web", SomeRuns.Explanation(), TimeSpan.FromMinutes(5), 2));

        Assert.False(Row.IsRunning);
        Assert.Equal("attempt 2 in 5 min: customizer 'docker' ended with exit code 100", Row.Phase);
    }

    [Fact]
    public void Missing_copies_are_named()
    {
        Apply(
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Replicating("web", "/versions/1.0.0", [new("westeurope", 1, "Completed", 100), new("northeurope", 1, "Replicating", 40)]));

        Assert.Equal("version 1.0.0, in 1 of 2 regions (northeurope 40 %)", Row.Phase);
        Assert.Null(Row.Outcome);
    }

    [Fact]
    public void A_version_ends_the_build()
    {
        Apply(new BuildEvent.Started("web", s_run), new BuildEvent.Published("web", "/versions/1.0.0", s_done));

        Assert.Equal("version 1.0.0", Row.Phase);
        Assert.Equal(BuildOutcome.Succeeded, Row.Outcome);
        Assert.Equal(TimeSpan.FromMinutes(21), Row.Elapsed(SomeRuns.Day.AddHours(3)));
    }

    [Theory]
    [InlineData(BuildOutcome.Failed, "failed: customizer 'docker' ended with exit code 100")]
    [InlineData(BuildOutcome.Canceled, "canceled")]
    [InlineData(BuildOutcome.PartiallySucceeded, "version 1.0.0, not in every region")]
    public void A_build_without_success_shows_its_outcome(BuildOutcome outcome, string phase)
    {
        Apply(
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Replicating("web", "/versions/1.0.0", []),
            new BuildEvent.Failed("web", "message", SomeRuns.Explanation()) { Outcome = outcome });

        Assert.Equal(outcome, Row.Outcome);
        Assert.Equal(phase, Row.Phase);
    }

    [Fact]
    public void A_canceled_run_is_not_a_failure()
    {
        Apply(new BuildEvent.Failed("web", "message", SomeRuns.Explanation() with { Category = FailureCategory.Canceled }));

        Assert.Equal(BuildOutcome.Canceled, Row.Outcome);
    }

    [Fact]
    public void Lines_show_failure_owner_and_next_step()
    {
        var output = new StringWriter();
        var clock = new FakeTimeProvider(SomeRuns.Day.AddMinutes(41));
        var lines = new BuildLines(new Report(new CliConsole(output, TextWriter.Null, false, false), json: false), _board, clock);

        lines.Report(new BuildEvent.Started("web", s_run) { Expected = TimeSpan.FromMinutes(20) });
        lines.Report(new BuildEvent.Overdue("web", TimeSpan.FromMinutes(41), TimeSpan.FromMinutes(20)));
        lines.Report(new BuildEvent.Failed("web", "run of 'web-3f2a9c1b' ended as Failed", SomeRuns.Explanation()));

        Assert.Equal(
            """
            web: started, expected to take 20 min
            web: overdue, 41 min and expected to take 20 min
            web: failed: customizer 'docker' ended with exit code 100
                       owner: image author
                       next: mend the script of 'docker', then build again

            """.ReplaceLineEndings(),
            output.ToString().ReplaceLineEndings());
    }

    [Fact]
    public void The_summary_has_every_outcome()
    {
        var output = new StringWriter();
        var elapsed = TimeSpan.FromMinutes(21);

        BuildSummary.Show(new Report(new CliConsole(output, TextWriter.Null, false, false), json: false), new(
        [
            new("a", BuildOutcome.Succeeded, "/versions/1.0.0", elapsed),
            new("b", BuildOutcome.PartiallySucceeded, "/versions/1.0.1", elapsed, "northeurope failed"),
            new("c", BuildOutcome.Canceled, Message: "somebody cancelled it"),
            new("d", BuildOutcome.Failed, Explanation: SomeRuns.Explanation()),
            new("e", BuildOutcome.Skipped, Message: "its base 'd' was not built"),
        ]));

        Assert.Equal(
            """
            built    a 1.0.0 in 21 min
            partly   b 1.0.1: northeurope failed
            canceled c: somebody cancelled it
            failed   d: customizer 'docker' ended with exit code 100
                       owner: image author
                       next: mend the script of 'docker', then build again
            skipped  e: its base 'd' was not built

            """.ReplaceLineEndings(),
            output.ToString().ReplaceLineEndings());
    }

    private void Apply(params BuildEvent[] events)
    {
        foreach (var e in events)
        {
            _board.Apply(e);
        }
    }
}
