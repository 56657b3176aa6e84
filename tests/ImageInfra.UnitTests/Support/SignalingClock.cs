using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>A clock that the test moves, and that says when somebody begins to wait by it.</summary>
internal sealed class SignalingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<bool> _timers = Channel.CreateUnbounded<bool>();

    /// <summary>Ends once one more wait has begun.</summary>
    public async Task WaitBegunAsync() => await _timers.Reader.ReadAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(true);
        return timer;
    }
}
