using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>A clock that the test moves, and that counts the waits on it.</summary>
internal sealed class SignalingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<bool> _timers = Channel.CreateUnbounded<bool>();
    private int _waiting;

    /// <summary>Completes when one more wait starts.</summary>
    public async Task WaitBegunAsync() => await _timers.Reader.ReadAsync();

    /// <summary>Moves the clock until a task ends, but only during waits, so that computation takes no time.</summary>
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
        var timer = new CountedTimer(this, dueTime, period);
        timer.Inner = base.CreateTimer(s => timer.Fire(callback, s), state, dueTime, period);
        _timers.Writer.TryWrite(true);
        return timer;
    }

    /// <summary>A timer that counts as a wait until it fires for the last time or is disposed.</summary>
    private sealed class CountedTimer : ITimer
    {
        private readonly SignalingClock _clock;
        private bool _repeats;
        private int _isWaiting;

        public CountedTimer(SignalingClock clock, TimeSpan dueTime, TimeSpan period)
        {
            _clock = clock;
            Count(dueTime, period);
        }

        public ITimer? Inner { get; set; }

        public void Fire(TimerCallback callback, object? state)
        {
            if (!_repeats)
            {
                Release();
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Release();
            Count(dueTime, period);
            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            Release();
            Inner?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Count(TimeSpan dueTime, TimeSpan period)
        {
            _repeats = period != Timeout.InfiniteTimeSpan;
            if (dueTime != Timeout.InfiniteTimeSpan && Interlocked.Exchange(ref _isWaiting, 1) == 0)
            {
                Interlocked.Increment(ref _clock._waiting);
            }
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref _isWaiting, 0) == 1)
            {
                Interlocked.Decrement(ref _clock._waiting);
            }
        }
    }
}
