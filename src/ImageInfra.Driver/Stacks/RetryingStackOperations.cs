using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Stacks;

/// <summary>
/// Retries operations that fail because Azure needs time: role assignments take minutes to take effect, and deleted resources
/// remain visible for a while. Retries by class of failure, a bounded number of times, and reports each; other failures are not retried.
/// </summary>
/// <param name="inner">The operations to retry.</param>
/// <param name="nested">Checks whether the parent of deleted resources can be deleted soon.</param>
/// <param name="clock">The clock for pauses.</param>
public sealed class RetryingStackOperations(IStackOperations inner, INestedResources nested, TimeProvider clock) : IStackOperations
{
    private const int MaximumAttempts = 21;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        inner.PreviewAsync(progress, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RetryAsync(inner.UpAsync, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        inner.RefreshAsync(progress, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken) => inner.ResourcesAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken) => inner.BegunAsync(subscription, cancellationToken);

    /// <inheritdoc/>
    public Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        inner.ImportAsync(resources, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RetryAsync(inner.DestroyAsync, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => inner.OutputsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => inner.RetainAsync(ids, cancellationToken);

    private async Task<StackResult> RetryAsync(
        Func<IProgress<StackEvent>, CancellationToken, Task<StackResult>> operation,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var done = new FinishedActions(progress);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await operation(done, cancellationToken);
                return result with { Changes = done.WithEarlier(result.Changes) };
            }
            catch (DriverException e) when (attempt < MaximumAttempts && e.Failure is DriverFailure.RightsPending or DriverFailure.StillNested)
            {
                if (await ReasonAsync(e, cancellationToken) is not { } reason)
                {
                    throw;
                }

                progress.Report(new(
                    StackPhase.Message,
                    StackAction.Same,
                    "",
                    "",
                    $"{reason}; trying again in {s_pause.TotalSeconds:0} s ({attempt} of {MaximumAttempts - 1})"));
                done.Remember();
                await Task.Delay(s_pause, clock, cancellationToken);
            }
        }
    }

    private async Task<string?> ReasonAsync(DriverException e, CancellationToken cancellationToken) => e.Failure switch
    {
        DriverFailure.RightsPending => "new role assignments are not effective yet",
        DriverFailure.StillNested when await nested.AreGoneAsync(IdsOf(e), cancellationToken) => "deleted resources are still listed in their parent",
        _ => null,
    };

    private static IReadOnlyList<string> IdsOf(DriverException e) =>
        [.. e.FailedIds.Concat(ArmIds.In(e.Message)).Distinct(StringComparer.OrdinalIgnoreCase)];
}
