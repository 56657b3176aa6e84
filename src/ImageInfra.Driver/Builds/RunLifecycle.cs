using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// Takes one run from the intent to its end. Every step is saved in the ledger before the next one, so that another process can
/// continue after a crash. If another process changed the run meanwhile, a step throws a
/// <see cref="StoreConflictException"/>.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Read the template. A run in progress is joined.</item>
/// <item>Save the intent, with the start time of the last run.</item>
/// <item>Request the run, and save that Azure accepted it.</item>
/// <item>Poll until a run with another start time appears, which is the requested one.</item>
/// <item>Follow it to its end, and save its phases and outcome.</item>
/// </list>
/// </remarks>
internal sealed class RunLifecycle(IImageBuilds builds, IRunLedger ledger, TimeProvider clock)
{
    private const int MaximumRequests = 5;
    private const string Forgotten = "the template no longer has the outcome of the run";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    // Longer than the longest wait of any verdict, whatever the clock does.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    // Synchronized clocks of machines differ by less.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Starts a run, or joins the one in progress.</summary>
    /// <param name="intent">The run to start, with the start time of the template's last run that the caller read.</param>
    /// <param name="progress">Receives messages about waits.</param>
    /// <param name="cancellationToken">Stops waiting; the run continues.</param>
    /// <returns>The run; null if another run ended after the caller read the template, so that no run was started.</returns>
    public async Task<RunEntry?> StartAsync(RunEntry intent, IProgress<RunWait> progress, CancellationToken cancellationToken)
    {
        // (1)
        var template = await builds.FindAsync(intent.TemplateId, cancellationToken) ?? throw new DriverException(
            DriverFailure.Drifted,
            $"the image template {intent.TemplateId} no longer exists in Azure");
        if (template.LastRun is { IsInProgress: true } run)
        {
            return await ledger.SaveAsync(Begun(intent with { StartTimeBefore = run.StartTime }, run, isAdopted: true), cancellationToken);
        }

        if (template.LastRun?.StartTime != intent.StartTimeBefore)
        {
            return null;
        }

        // (2), (3)
        var entry = await RequestAsync(intent, cancellationToken);
        return await AwaitStartAsync(entry, requests: 1, progress, cancellationToken);
    }

    /// <summary>Resumes a run that an earlier process left open.</summary>
    /// <param name="entry">The run.</param>
    /// <param name="mayRequest">Whether to request the run if Azure never received the request.</param>
    /// <param name="progress">Receives messages about waits.</param>
    /// <param name="cancellationToken">Stops waiting; the run continues.</param>
    public async Task<RunEntry> ResumeAsync(RunEntry entry, bool mayRequest, IProgress<RunWait> progress, CancellationToken cancellationToken) =>
        entry.StartTime is null
            ? await AwaitStartAsync(entry, mayRequest ? 0 : MaximumRequests, progress, cancellationToken)
            : entry;

    /// <summary>Follows a run to its end, and reports its status after every poll.</summary>
    public async Task<RunEntry> FollowAsync(RunEntry entry, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        if (entry.Stage is not RunStage.Started)
        {
            return entry;
        }

        // (5)
        await foreach (var template in builds.WatchAsync(entry.TemplateId, cancellationToken))
        {
            switch (RunVerdict.Of(entry, template, clock.GetUtcNow()))
            {
                case RunVerdict.InProgress(var run):
                    entry = await EnterAsync(entry, run, cancellationToken);
                    progress.Report(run);
                    break;
                case RunVerdict.Ended(var run):
                    progress.Report(run);
                    return await ledger.SaveAsync(Ended(entry, run with { Message = await ExplainAsync(entry, run, cancellationToken) }), cancellationToken);
                default:
                    return await ledger.SaveAsync(entry with { Stage = RunStage.Ended, Message = Forgotten }, cancellationToken);
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Corrects an entry whose intent is in the future, because the clock of its writer was ahead.</summary>
    public async Task<RunEntry> CorrectAsync(RunEntry entry, CancellationToken cancellationToken) =>
        entry.StartTime is null && entry.IntendedAt > clock.GetUtcNow() + s_tolerance
            ? await ledger.SaveAsync(entry with { IntendedAt = clock.GetUtcNow() }, cancellationToken)
            : entry;

    private async Task<RunEntry> AwaitStartAsync(RunEntry entry, int requests, IProgress<RunWait> progress, CancellationToken cancellationToken)
    {
        entry = entry.Revision is null ? entry : await CorrectAsync(entry, cancellationToken);
        var began = clock.GetTimestamp();
        var wasRequested = requests > 0 && entry.Stage is RunStage.Accepted;
        while (true)
        {
            // (4)
            var template = await builds.FindAsync(entry.TemplateId, cancellationToken);
            switch (RunVerdict.Of(entry, template, clock.GetUtcNow()))
            {
                case RunVerdict.InProgress(var run):
                    return await ledger.SaveAsync(Begun(entry, run, isAdopted: !wasRequested), cancellationToken);
                case RunVerdict.Ended(var run):
                    return await ledger.SaveAsync(Begun(entry, run, isAdopted: !wasRequested), cancellationToken);
                case RunVerdict.MayStart when clock.GetElapsedTime(began) > s_patience:
                    throw await CloseAsync(entry, new(
                        DriverFailure.AzureUnavailable,
                        $"no run of {entry.TemplateId} appeared within {s_patience.TotalMinutes:0} minutes of the request; check the template in the Azure portal, then build again"));
                case RunVerdict.MayStart(var until):
                    progress.Report(new(entry.Stage is RunStage.Accepted, until));
                    await Task.Delay(s_pause, clock, cancellationToken);
                    break;
                case RunVerdict.NotStarted when entry.Stage is RunStage.Intended && requests < MaximumRequests:
                    requests++;
                    entry = await RequestAsync(entry with { IntendedAt = clock.GetUtcNow() }, cancellationToken);
                    wasRequested = entry.Stage is RunStage.Accepted;
                    break;
                case RunVerdict.NotStarted when entry.Stage is RunStage.Accepted:
                    throw await CloseAsync(entry, new(DriverFailure.AzureRefused, $"Azure accepted a run of {entry.TemplateId} but shows none; check the template in the Azure portal, then build again"));
                default:
                    throw await CloseAsync(entry, new(DriverFailure.AzureUnavailable, $"the run of {entry.TemplateId} was never started; build again"));
            }
        }
    }

    private async Task<RunEntry> RequestAsync(RunEntry entry, CancellationToken cancellationToken)
    {
        entry = await ledger.SaveAsync(entry, cancellationToken);
        switch (await builds.RequestRunAsync(entry.TemplateId, cancellationToken))
        {
            case RunAnswer.Accepted(var operation):
                // The acceptance is saved even after a cancellation, because Azure has the run now.
                return await ledger.SaveAsync(entry with { Stage = RunStage.Accepted, IsRequested = true, Operation = operation }, CancellationToken.None);
            case RunAnswer.Refused(var why):
                // A template has one run at a time. Another process was faster, and its run has the same result.
                var template = await builds.FindAsync(entry.TemplateId, cancellationToken);
                return RunVerdict.Of(entry, template, clock.GetUtcNow()) is RunVerdict.InProgress or RunVerdict.Ended
                    ? entry
                    : throw await CloseAsync(entry, why);
            default:
                return entry;
        }
    }

    private async Task<DriverException> CloseAsync(RunEntry entry, DriverException why)
    {
        await ledger.SaveAsync(entry with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed, Message = why.Message }, CancellationToken.None);
        return why;
    }

    private async Task<RunEntry> EnterAsync(RunEntry entry, RunStatus run, CancellationToken cancellationToken) =>
        run.SubState is { } phase && entry.Phases.All(p => p.Phase != phase)
            ? await ledger.SaveAsync(entry with { Phases = [.. entry.Phases, new(phase, clock.GetUtcNow())] }, cancellationToken)
            : entry;

    // The template has the outcome of the run, its operation the reason. Azure keeps operations only for a while.
    private async Task<string> ExplainAsync(RunEntry entry, RunStatus run, CancellationToken cancellationToken) =>
        run.State is RunState.Failed && run.Message.Length == 0 && entry.Operation is { } operation
            ? await builds.ErrorOfAsync(operation, cancellationToken) ?? ""
            : run.Message;

    // A process that joins a run does not know its commit.
    private static RunEntry Begun(RunEntry entry, RunStatus run, bool isAdopted)
    {
        // A run that started long after an earlier process requested one is a different run.
        var isOwn = entry.IsRequested && (!isAdopted || run.StartTime <= entry.IntendedAt + s_patience);
        return entry with
        {
            Stage = RunStage.Started,
            StartTime = run.StartTime,
            IsAdopted = isAdopted,
            IsRequested = isOwn,
            Commit = isOwn ? entry.Commit : null,
        };
    }

    private static RunEntry Ended(RunEntry entry, RunStatus run) =>
        entry with { Stage = RunStage.Ended, State = run.State, EndTime = run.EndTime, Message = run.Message };
}
