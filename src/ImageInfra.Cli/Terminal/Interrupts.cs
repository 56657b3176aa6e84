namespace ImageInfra.Cli.Terminal;

/// <summary>The cancellation of a command: by the first Ctrl-C, and, in commands that expect one, by a second.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _first;
    private readonly CancellationTokenSource _second = new();
    private readonly bool _hasKeyboard;
    private bool _isTermination;

    /// <summary>Creates interrupts that come from the keyboard or the system: see <see cref="Interrupt"/>.</summary>
    public Interrupts()
    {
        _first = new();
        _hasKeyboard = true;
    }

    /// <summary>Creates a single interrupt that comes from a token.</summary>
    public Interrupts(CancellationToken token) => _first = CancellationTokenSource.CreateLinkedTokenSource(token);

    /// <summary>Canceled at the first interrupt: the operation should stop.</summary>
    public CancellationToken Token => _first.Token;

    /// <summary>Canceled at the second interrupt: the operation should stop at once. Only if <see cref="ExpectsSecond"/> is set.</summary>
    public CancellationToken Second => _second.Token;

    /// <summary>Whether the command handles a second Ctrl-C. If false, a second Ctrl-C ends the process.</summary>
    public bool ExpectsSecond { get; set; }

    /// <summary>Handles Ctrl-C or SIGTERM. Returns whether it was handled; if not, the process should end now.</summary>
    public bool Interrupt(bool isTermination = false)
    {
        _isTermination |= isTermination;
        if (!_first.IsCancellationRequested)
        {
            _first.Cancel();
            return true;
        }

        if (!ExpectsSecond || isTermination || _second.IsCancellationRequested)
        {
            return false;
        }

        _second.Cancel();
        return true;
    }

    /// <summary>Waits briefly for a second Ctrl-C. After SIGTERM there is no wait.</summary>
    public async Task<bool> IsSecondAsync(TimeSpan patience, TimeProvider clock)
    {
        if (_hasKeyboard && !_isTermination)
        {
            await Task.Delay(patience, clock, _second.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return _second.IsCancellationRequested;
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}
