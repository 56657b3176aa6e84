using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>A clock of a test's that knows whether somebody waits by it.</summary>
internal sealed class WaitedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int _waiting;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waiting);
        return base.CreateTimer(s => End(callback, s), state, dueTime, period);
    }

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

    private void End(TimerCallback callback, object? state)
    {
        Interlocked.Decrement(ref _waiting);
        callback(state);
    }
}
