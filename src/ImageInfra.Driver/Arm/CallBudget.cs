namespace ImageInfra.Driver.Arm;

/// <summary>
/// How many requests of one kind may be sent: a bucket of tokens that fills again, kept below the one that Azure keeps, so
/// that this driver is never the one who empties Azure's.
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

    /// <summary>Takes a token, which may be one of the future, and answers how long to wait for it.</summary>
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

    /// <summary>Azure says how many are left: others spend from the same bucket.</summary>
    public void Observe(int remaining)
    {
        lock (_gate)
        {
            Refill();
            _tokens = Math.Min(_tokens, remaining);
        }
    }

    /// <summary>Azure asks for a pause: nobody sends anything before it is over.</summary>
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
