using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>A clock that the test moves, and that knows who waits by it.</summary>
internal sealed class SignalingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<bool> _timers = Channel.CreateUnbounded<bool>();
    private int _waiting;

    /// <summary>Ends once one more wait has begun.</summary>
    public async Task WaitBegunAsync() => await _timers.Reader.ReadAsync();

    /// <summary>Moves the clock until a task ends, and only while somebody waits: nothing that is being done takes time.</summary>
    public async Task<T> Finish<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            if (Volatile.Read(ref _waiting) > 0)
            {
                Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        return await task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waiting);
        var timer = base.CreateTimer(s => End(callback, s, period), state, dueTime, period);
        _timers.Writer.TryWrite(true);
        return timer;
    }

    // One that repeats is waited for all the time.
    private void End(TimerCallback callback, object? state, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan)
        {
            Interlocked.Decrement(ref _waiting);
        }

        callback(state);
    }
}
