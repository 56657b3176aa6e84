using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>A clock that the test moves, and that signals waits on it.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes when a wait of this length starts.</summary>
    public async Task WaitedForAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _timers.Reader.ReadAsync(limit.Token) != time)
        {
        }
    }

    /// <summary>Waits until a wait of this length starts, and lets the time pass.</summary>
    public async Task PassAsync(double seconds)
    {
        await WaitedForAsync(TimeSpan.FromSeconds(seconds));
        Advance(TimeSpan.FromSeconds(seconds));
    }
}
