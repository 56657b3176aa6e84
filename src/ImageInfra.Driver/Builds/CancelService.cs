using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>Cancels runs, waits, and reports the result in Azure.</summary>
/// <param name="project">The project.</param>
/// <param name="updates">The updates of the stack.</param>
/// <param name="runs">The runs of the stack's templates.</param>
/// <param name="requests">Optional. The store of requests. Default: requests are not stored.</param>
public sealed class CancelService(IFactoryProject project, UpdateService updates, TemplateRuns runs, BuildRequests? requests = null)
{
    private const int MaximumRequests = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    /// <summary>The time to wait for Azure. Default: 30 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Cancels the runs of the named images.</summary>
    /// <exception cref="DriverException">An image does not exist, or Azure refuses.</exception>
    public async Task<IReadOnlyList<CancelResult>> CancelAsync(
        IReadOnlyCollection<string> images,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var stack = project.Load();
        var outputs = await updates.OutputsAsync(cancellationToken) ?? throw new NotDeployedException(project.Stack, ", so it has no builds");
        if (UnknownName.FindImage($"stack '{project.Stack}'", images, [.. outputs.Images.Keys, .. stack.Catalog.Images.Select(i => i.Name)]) is { } unknown)
        {
            throw unknown;
        }

        if (requests is not null)
        {
            // The requests are changed first, so that no further run of these images starts.
            await requests.CancelAsync(project.Stack, images, cancellationToken);
        }

        var running = await new FollowService(project, updates, runs).FindAsync(images, outputs, cancellationToken);
        var results = await Task.WhenAll(running.Select(run => CancelOneAsync(run, stack, outputs, progress, cancellationToken)));
        return
        [
            .. results,
            .. images.Where(i => !results.Any(r => string.Equals(r.Image, i, StringComparison.OrdinalIgnoreCase))).Select(NotRunning),
        ];
    }

    private async Task<CancelResult> CancelOneAsync(
        RunEntry run,
        FactoryStack stack,
        StackOutputs outputs,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        if ((await runs.Builds.FindAsync(run.TemplateId, cancellationToken))?.LastRun is not { IsInProgress: true })
        {
            return NotRunning(run.Image);
        }

        await RequestAsync(run.TemplateId, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, runs.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var result = await runs.FollowAsync(run, new OpenRuns(runs, stack, new()).FinishedOf(run, outputs), progress, either.Token);
            return result?.Outcome switch
            {
                BuildOutcome.Canceled when result.VersionId is not null => new(
                    run.Image,
                    CancelOutcome.Canceled,
                    result.Explanation is { } why ? $"{result.Message}; {why.NextStep}" : result.Message!),
                BuildOutcome.Canceled => new(run.Image, CancelOutcome.Canceled, "canceled; no version was published"),
                BuildOutcome.Succeeded or BuildOutcome.PartiallySucceeded => new(
                    run.Image,
                    CancelOutcome.EndedFirst,
                    $"the run ended before Azure canceled it, with version {ArmNames.Last(result.VersionId!)}, which is kept"),
                _ => new(run.Image, CancelOutcome.EndedFirst, $"the run ended before Azure canceled it: {result?.Message}"),
            };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(
                run.Image,
                CancelOutcome.StillCanceling,
                $"Azure accepted the request, and is still canceling the run after {Patience.TotalMinutes:0} minutes; this may take hours. To wait for it, run 'imageinfra follow {run.Image}'");
        }
    }

    // A repeated request is harmless: Azure ignores it for a run that is being canceled.
    private async Task RequestAsync(string templateId, CancellationToken cancellationToken)
    {
        for (var requests = 1; ; requests++)
        {
            try
            {
                await runs.Builds.CancelAsync(templateId, cancellationToken);
                return;
            }
            catch (DriverException e) when (e.Failure is DriverFailure.AzureUnavailable && requests < MaximumRequests)
            {
                await Task.Delay(s_pause, runs.Clock, cancellationToken);
            }
        }
    }

    private static CancelResult NotRunning(string image) => new(image, CancelOutcome.NotRunning, "no run is in progress");
}
