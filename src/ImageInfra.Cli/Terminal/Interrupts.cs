namespace ImageInfra.Cli.Terminal;

/// <summary>What a person at the keyboard wants stopped: Ctrl-C once, and for commands that have use for it, twice.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _first;
    private readonly CancellationTokenSource _second = new();
    private readonly bool _hasKeyboard;
    private bool _isTermination;

    /// <summary>Interrupts that come from the keyboard or the system: see <see cref="Interrupt"/>.</summary>
    public Interrupts()
    {
        _first = new();
        _hasKeyboard = true;
    }

    /// <summary>One interrupt, by a token.</summary>
    public Interrupts(CancellationToken token) => _first = CancellationTokenSource.CreateLinkedTokenSource(token);

    /// <summary>The first: stop what is being done.</summary>
    public CancellationToken Token => _first.Token;

    /// <summary>The second: do not wait any longer. Fires only while <see cref="ExpectsSecond"/>.</summary>
    public CancellationToken Second => _second.Token;

    /// <summary>Whether the command that runs has use for a second Ctrl-C. Else that ends the process.</summary>
    public bool ExpectsSecond { get; set; }

    /// <summary>Ctrl-C, or the system's request to end. Answers whether it was taken; else the process is to end now.</summary>
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

    /// <summary>Waits a little for a second Ctrl-C. Who was asked by the system to end has no time for that.</summary>
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
