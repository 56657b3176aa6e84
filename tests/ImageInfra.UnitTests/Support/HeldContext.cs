namespace ImageInfra.UnitTests.Support;

/// <summary>
/// Holds back whatever goes on later of what is begun in it, until it is let go: so that several things begin in the same moment,
/// however fast the machine is.
/// </summary>
internal sealed class HeldContext : SynchronizationContext
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins something in the same moment.</summary>
    public static async Task<T> BeginAsync<T>(Func<Task<T>> begin)
    {
        var (before, held) = (Current, new HeldContext());
        SetSynchronizationContext(held);
        Task<T> begun;
        try
        {
            begun = begin();
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        held._release.SetResult();
        return await begun;
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        _release.Task.ContinueWith(_ => d(state), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
