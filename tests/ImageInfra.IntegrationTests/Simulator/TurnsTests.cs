using ImageInfra.Simulator;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>One piece of work at a time, and no thread that waits for its turn.</summary>
public sealed class TurnsTests
{
    private readonly Turns _turns = new();

    [Fact]
    public async Task What_comes_during_work_is_done_after_it_by_whoever_is_at_work()
    {
        var worker = 0;
        Task<int>? later = null;

        var first = _turns.Do(() =>
        {
            later = Elsewhere(() => _turns.DoAsync(7, _ => worker = Environment.CurrentManagedThreadId).AsTask());
            Assert.False(later.IsCompleted);
            return Environment.CurrentManagedThreadId;
        });

        Assert.Equal(first, await later!);
        Assert.Equal(first, worker);
    }

    [Fact]
    public async Task What_comes_while_nobody_is_at_work_is_done_at_once()
    {
        var done = _turns.DoAsync(2, n => n * 2);

        Assert.True(done.IsCompletedSuccessfully);
        Assert.Equal(4, await done);
    }

    [Fact]
    public async Task Work_that_fails_fails_whoever_asked_and_nobody_else()
    {
        Task<int>? bad = null;
        Task<int>? good = null;

        _turns.Do(() => (bad, good) = Elsewhere(() => (
            _turns.DoAsync(0, n => 1 / n).AsTask(),
            _turns.DoAsync(1, n => 1 / n).AsTask())));

        await Assert.ThrowsAsync<DivideByZeroException>(() => bad!);
        Assert.Equal(1, await good!);
    }

    [Fact]
    public async Task Work_within_work_comes_before_what_waits()
    {
        var order = new List<string>();
        Task<int>? waiting = null;

        _turns.Do(() =>
        {
            waiting = Elsewhere(() => _turns.DoAsync("waiting", Note).AsTask());
            _turns.Do(() => Note("within"));
            return Note("work");
        });
        await waiting!;

        Assert.Equal(["within", "work", "waiting"], order);

        int Note(string what)
        {
            order.Add(what);
            return order.Count;
        }
    }

    [Fact]
    public async Task Ten_thousand_that_come_at_once_are_all_done_one_at_a_time()
    {
        const int Each = 5_000;
        var count = 0;

        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await _turns.DoAsync(0, _ => count++);
                }
            }),
            Task.Run(() =>
            {
                for (var i = 0; i < Each; i++)
                {
                    _turns.Do(() => count++);
                }
            }));

        Assert.Equal(2 * Each, count);
    }

    // A task that is waited for could run on the thread that waits.
    private static T Elsewhere<T>(Func<T> work)
    {
        T? result = default;
        var thread = new Thread(() => result = work());
        thread.Start();
        thread.Join();
        return result!;
    }
}
