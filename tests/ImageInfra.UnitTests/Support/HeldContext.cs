namespace ImageInfra.UnitTests.Support;

/// <summary>
/// Holds back the continuations of started tasks until they are released, so that several operations start at the same moment on any
/// machine.
/// </summary>
internal sealed class HeldContext : SynchronizationContext
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts an operation at the same moment as the others.</summary>
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
