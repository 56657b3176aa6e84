using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// Contacts servers for the first time. Who begins to work wants to hear at once that an address is wrong, or that there is no
/// network; what goes on already is more patient (<see cref="ArmRetryPolicy"/>). All attempts together take
/// <see cref="Limit"/> at most.
/// </summary>
internal sealed class FirstContact : IDisposable
{
    /// <summary>How long the first contact with all servers may take. Pulumi takes some seconds of the 15 that a command may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    // A server that does not answer at once may answer to a second attempt.
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

    /// <summary>Calls a server until it answers.</summary>
    /// <exception cref="DriverException">It can't be reached.</exception>
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
                    throw target.Unreachable(earlier ?? new($"it does not answer within {_limit.TotalSeconds:0} s"), e);
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
