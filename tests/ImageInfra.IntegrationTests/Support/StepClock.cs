using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A clock that moves only between requests, so that a build takes the same number of steps on any machine.</summary>
internal sealed class StepClock : IAsyncDisposable
{
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(3);

    // Each gives the other threads a turn, also on a machine that is busy.
    private const int QuietTurns = 3;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _steps;
    private long _requests;
    private int _onTheirWay;

    public StepClock() => _steps = StepAsync();

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Waits for a call, and lets no time pass meanwhile.</summary>
    public async Task<T> DuringAsync<T>(Func<Task<T>> call)
    {
        Interlocked.Increment(ref _onTheirWay);
        try
        {
            return await call();
        }
        finally
        {
            Interlocked.Increment(ref _requests);
            Interlocked.Decrement(ref _onTheirWay);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _steps;
        _stop.Dispose();
    }

    private async Task StepAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var seen = Interlocked.Read(ref _requests);
            for (var turn = 0; turn < QuietTurns; turn++)
            {
                await Task.Delay(s_quiet);
            }

            if (Volatile.Read(ref _onTheirWay) == 0 && Interlocked.Read(ref _requests) == seen)
            {
                Time.Advance(s_step);
            }
        }
    }
}
