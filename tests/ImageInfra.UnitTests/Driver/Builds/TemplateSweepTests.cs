using ImageInfra.Driver.Runs;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Builds;

public sealed class TemplateSweepTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_watcher_added_during_a_list_is_served_by_the_next_list()
    {
        var clock = new FakeTimeProvider();
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource<(IReadOnlyList<TemplateStatus>, int)>());
        var lists = 0;
        var sweep = new TemplateSweep(
            _ =>
            {
                asked.TrySetResult();
                // The first list started before the run of the second template.
                return ++lists == 1 ? answer.Task : Task.FromResult<(IReadOnlyList<TemplateStatus>, int)>(([Status("first", s_start), Status("second", s_start)], 1));
            },
            clock);
        await using var first = sweep.WatchAsync("first", default).GetAsyncEnumerator();
        var firstStatus = first.MoveNextAsync();
        await asked.Task;

        await using var second = sweep.WatchAsync("second", default).GetAsyncEnumerator();
        var secondStatus = second.MoveNextAsync();
        answer.SetResult(([Status("first", s_start), Status("second", s_start.AddDays(-1))], 1));
        Assert.True(await firstStatus);
        Assert.False(secondStatus.IsCompleted);
        while (!secondStatus.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await secondStatus);
        Assert.Equal(s_start, second.Current!.LastRun!.StartTime);
    }

    private static TemplateStatus Status(string id, DateTimeOffset start) =>
        new(id, "Succeeded", new(RunState.Running, RunSubState.Building, start, null, ""));
}
