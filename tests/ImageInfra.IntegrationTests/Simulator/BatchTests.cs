using ImageInfra.Simulator.State;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>What is to be saved of changes that come one after the other.</summary>
public sealed class BatchTests
{
    private static readonly DueEvent s_due = new(7, new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), "provisioned", "/subscriptions/s", null, null);

    [Fact]
    public void An_event_that_happens_before_it_is_saved_need_not_be()
    {
        var unsaved = With(s_due);

        unsaved.MergeUnsaved(With(null));

        Assert.Empty(unsaved.Events);
    }

    [Fact]
    public void An_event_that_was_saved_before_is_removed_when_it_happens()
    {
        var unsaved = new Batch();

        unsaved.MergeUnsaved(With(null));

        Assert.Null(Assert.Single(unsaved.Events).Value);
    }

    [Fact]
    public void An_event_of_a_log_may_be_saved_already_and_is_removed_when_it_happens()
    {
        var logged = With(s_due);

        logged.Merge(With(null));

        Assert.Null(Assert.Single(logged.Events).Value);
    }

    private static Batch With(DueEvent? due) => new() { Events = { [s_due.Sequence] = due } };
}
