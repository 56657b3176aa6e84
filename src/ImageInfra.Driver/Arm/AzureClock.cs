namespace ImageInfra.Driver.Arm;

/// <summary>
/// Azure's time: the clock of this machine, corrected by the date of Azure's last response. Timers run by the clock of this
/// machine.
/// </summary>
/// <param name="machine">The clock of this machine, which may be wrong or set while a command runs.</param>
public sealed class AzureClock(TimeProvider machine) : TimeProvider
{
    // The date of a response has whole seconds, and is as old as its way here.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    private long _correction;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>How far the clock of this machine is behind Azure's; zero up to 5 seconds.</summary>
    public TimeSpan Correction => new(Volatile.Read(ref _correction));

    /// <summary>Corrects the clock by the date of a response that has just arrived.</summary>
    public void Observe(DateTimeOffset date)
    {
        var correction = date - machine.GetUtcNow();
        Volatile.Write(ref _correction, correction.Duration() <= s_tolerance ? 0 : correction.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Correction;

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
