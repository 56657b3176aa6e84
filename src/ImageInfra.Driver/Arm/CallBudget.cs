namespace ImageInfra.Driver.Arm;

/// <summary>
/// Limits the rate of requests of one kind with a token bucket. Its limits are below Azure's, so that this driver never uses up
/// Azure's limit.
/// </summary>
internal sealed class CallBudget
{
    private readonly Lock _gate = new();
    private readonly double _size;
    private readonly double _refillPerSecond;
    private readonly TimeProvider _clock;
    private double _tokens;
    private DateTimeOffset _at;
    private DateTimeOffset _closedUntil;

    public CallBudget(double size, double refillPerSecond, TimeProvider clock)
    {
        (_size, _refillPerSecond, _clock) = (size, refillPerSecond, clock);
        (_tokens, _at) = (size, clock.GetUtcNow());
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
        var now = _clock.GetUtcNow();
        _tokens = Math.Min(_size, _tokens + ((now - _at).TotalSeconds * _refillPerSecond));
        _at = now;
    }
}
