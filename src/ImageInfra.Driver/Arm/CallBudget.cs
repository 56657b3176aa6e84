namespace ImageInfra.Driver.Arm;

/// <summary>
/// Limits the rate of requests of one kind with a token bucket. Its limits are below Azure's, so that this driver never uses up
/// Azure's limit. Time is counted by timestamps: a clock that is corrected, such as by the date of the first response, would make
/// requests wait for as long as it was wrong.
/// </summary>
internal sealed class CallBudget
{
    private readonly Lock _gate = new();
    private readonly double _size;
    private readonly double _refillPerSecond;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private double _tokens;
    private TimeSpan _at;
    private TimeSpan _closedUntil;

    public CallBudget(double size, double refillPerSecond, TimeProvider clock)
    {
        (_size, _refillPerSecond, _clock) = (size, refillPerSecond, clock);
        (_tokens, _start) = (size, clock.GetTimestamp());
    }

    /// <summary>Takes a token, which may be a future one, and returns the time until it is available.</summary>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            Refill();
            _tokens--;
            var wait = TimeSpan.FromSeconds(Math.Max(0, -_tokens / _refillPerSecond));
            var closed = _closedUntil - _at;
            return closed > wait ? closed : wait;
        }
    }

    /// <summary>Adjusts to the number of requests that Azure reports as left, because other programs share the limit.</summary>
    public void Observe(int remaining)
    {
        lock (_gate)
        {
            Refill();
            _tokens = Math.Min(_tokens, remaining);
        }
    }

    /// <summary>Blocks all requests for the pause that Azure requested.</summary>
    public void CloseFor(TimeSpan pause)
    {
        lock (_gate)
        {
            Refill();
            var until = _at + pause;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }

    private void Refill()
    {
        var now = _clock.GetElapsedTime(_start);
        _tokens = Math.Min(_size, _tokens + ((now - _at).TotalSeconds * _refillPerSecond));
        _at = now;
    }
}
