namespace ImageInfra.Driver.Arm;

/// <summary>
/// Azure's time: the clock of this machine, corrected by the date of Azure's last response. Timers use the clock of this machine.
/// </summary>
/// <param name="machine">The clock of this machine, which may be wrong or may be changed while a command runs.</param>
public sealed class AzureClock(TimeProvider machine) : TimeProvider
{
    // The date of a response is in whole seconds and late by the time of its transfer.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    private long _correction;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>The time by which this machine's clock is behind Azure's; zero for differences up to 5 seconds.</summary>
    public TimeSpan Correction => new(Volatile.Read(ref _correction));

    /// <summary>Corrects the clock by the date of a new response.</summary>
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
