using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// Contacts servers for the first time. At the start of a command, a wrong address or a missing network must be reported within
/// seconds; later requests are retried longer (<see cref="ArmRetryPolicy"/>). All attempts together take at most
/// <see cref="Limit"/>.
/// </summary>
internal sealed class FirstContact : IDisposable
{
    /// <summary>The time limit for all servers together. A command has 15 seconds, of which Pulumi needs several.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    // A server that does not respond at once is tried again.
    private const int MaximumAttempts = 3;

    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _time;

    public FirstContact(TimeProvider clock, TimeSpan? limit = null)
    {
        _clock = clock;
        _limit = limit ?? Limit;
        _time = new(_limit, clock);
    }

    /// <summary>Calls a server until it responds.</summary>
    /// <exception cref="DriverException">The server cannot be reached.</exception>
    public async Task<T> ReachAsync<T>(ContactTarget target, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
        ContactFailure? earlier = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(both.Token);
            }
            catch (Exception e) when (e is not DriverException && !cancellationToken.IsCancellationRequested && ContactFailure.Of(e) is { } failure)
            {
                if (_time.IsCancellationRequested)
                {
                    throw target.Unreachable(earlier ?? new($"it did not respond within {_limit.TotalSeconds:0} s"), e);
                }

                if (!failure.MayPass || attempt == MaximumAttempts)
                {
                    throw target.Unreachable(failure, e);
                }

                earlier = failure;
            }

            try
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), _clock, both.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw target.Unreachable(earlier, e);
            }
        }
    }

    public void Dispose() => _time.Dispose();
}
