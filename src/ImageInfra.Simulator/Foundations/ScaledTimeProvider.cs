namespace ImageInfra.Simulator.Foundations;

/// <summary>A clock with timers that runs faster than another clock.</summary>
internal sealed class ScaledTimeProvider(TimeProvider real, double speed, DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);

    private readonly long _realStart = real.GetTimestamp();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + (real.GetElapsedTime(_realStart) * speed);

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)((real.GetTimestamp() - _realStart) * speed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            // Zero or infinite.
            return time;
        }

        var shorter = time / speed;
        return shorter < s_shortest ? s_shortest : shorter;
    }
}
