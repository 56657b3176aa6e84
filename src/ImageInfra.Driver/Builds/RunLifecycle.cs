using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// Takes one run from the intent to its end. Every step is in the ledger before the next is taken, so that any process can
/// go on where another died.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Look at the template: a run in progress is joined.</item>
/// <item>Write down the intent, with the start time of the last run.</item>
/// <item>Ask for the run, and write down that Azure took it.</item>
/// <item>Look until a run with another start time shows. That is the one.</item>
/// <item>Watch it to its end, and write down its phases and how it ended.</item>
/// </list>
/// </remarks>
internal sealed class RunLifecycle(IImageBuilds builds, IRunLedger ledger, TimeProvider clock)
{
    private const int MaximumRequests = 5;
    private const string Forgotten = "the template does not say any more how the run ended";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Starts a run, or joins the one in progress.</summary>
    public async Task<RunEntry> StartAsync(RunEntry intent, CancellationToken cancellationToken)
    {
        // (1)
        var template = await builds.FindAsync(intent.TemplateId, cancellationToken) ?? throw new DriverException(
            DriverFailure.Drifted,
            $"there is no image template {intent.TemplateId} in Azure any more");
        if (template.LastRun is { IsInProgress: true } run)
        {
            return ledger.Save(Begun(intent with { StartTimeBefore = run.StartTime }, run, isAdopted: true));
        }

        // (2), (3)
        var entry = await RequestAsync(intent with { StartTimeBefore = template.LastRun?.StartTime }, cancellationToken);
        return await AwaitStartAsync(entry, requests: 1, cancellationToken);
    }

    /// <summary>Goes on with a run that an earlier process left open.</summary>
    /// <param name="entry">The run.</param>
    /// <param name="mayRequest">Whether to ask for it when Azure never heard of it.</param>
    /// <param name="cancellationToken">Stops waiting; the run goes on.</param>
    public async Task<RunEntry> ResumeAsync(RunEntry entry, bool mayRequest, CancellationToken cancellationToken) =>
        entry.StartTime is null
            ? await AwaitStartAsync(entry, mayRequest ? 0 : MaximumRequests, cancellationToken)
            : entry;

    /// <summary>Watches a run to its end; reports it as it is after every look.</summary>
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
                    entry = Enter(entry, run);
                    progress.Report(run);
                    break;
                case RunVerdict.Ended(var run):
                    progress.Report(run);
                    return ledger.Save(Ended(entry, run with { Message = await ExplainAsync(entry, run, cancellationToken) }));
                default:
                    return ledger.Save(entry with { Stage = RunStage.Ended, Message = Forgotten });
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    private async Task<RunEntry> AwaitStartAsync(RunEntry entry, int requests, CancellationToken cancellationToken)
    {
        var wasRequested = requests > 0 && entry.Stage is RunStage.Accepted;
        while (true)
        {
            // (4)
            var template = await builds.FindAsync(entry.TemplateId, cancellationToken);
            switch (RunVerdict.Of(entry, template, clock.GetUtcNow()))
            {
                case RunVerdict.InProgress(var run):
                    return ledger.Save(Begun(entry, run, isAdopted: !wasRequested));
                case RunVerdict.Ended(var run):
                    return ledger.Save(Begun(entry, run, isAdopted: !wasRequested));
                case RunVerdict.MayStart:
                    await Task.Delay(s_pause, clock, cancellationToken);
                    break;
                case RunVerdict.NotStarted when entry.Stage is RunStage.Intended && requests < MaximumRequests:
                    requests++;
                    entry = await RequestAsync(entry with { IntendedAt = clock.GetUtcNow() }, cancellationToken);
                    wasRequested = entry.Stage is RunStage.Accepted;
                    break;
                case RunVerdict.NotStarted when entry.Stage is RunStage.Accepted:
                    throw Close(entry, new(DriverFailure.AzureRefused, $"Azure took the run of {entry.TemplateId} and shows none; look at the template in the portal, then build again"));
                default:
                    throw Close(entry, new(DriverFailure.AzureUnavailable, $"the run of {entry.TemplateId} was never started; build again"));
            }
        }
    }

    private async Task<RunEntry> RequestAsync(RunEntry entry, CancellationToken cancellationToken)
    {
        entry = ledger.Save(entry);
        switch (await builds.RequestRunAsync(entry.TemplateId, cancellationToken))
        {
            case RunAnswer.Accepted(var operation):
                return ledger.Save(entry with { Stage = RunStage.Accepted, Operation = operation });
            case RunAnswer.Refused(var why):
                // A template runs once at a time: somebody was faster, and that run is as good.
                var template = await builds.FindAsync(entry.TemplateId, cancellationToken);
                return RunVerdict.Of(entry, template, clock.GetUtcNow()) is RunVerdict.InProgress or RunVerdict.Ended
                    ? entry
                    : throw Close(entry, why);
            default:
                return entry;
        }
    }

    private DriverException Close(RunEntry entry, DriverException why)
    {
        ledger.Save(entry with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed, Message = why.Message });
        return why;
    }

    private RunEntry Enter(RunEntry entry, RunStatus run) =>
        run.SubState is { } phase && entry.Phases.All(p => p.Phase != phase)
            ? ledger.Save(entry with { Phases = [.. entry.Phases, new(phase, clock.GetUtcNow())] })
            : entry;

    // The template says how the run ended, its operation why. Azure forgets operations after a while.
    private async Task<string> ExplainAsync(RunEntry entry, RunStatus run, CancellationToken cancellationToken) =>
        run.State is RunState.Failed && run.Message.Length == 0 && entry.Operation is { } operation
            ? await builds.ErrorOfAsync(operation, cancellationToken) ?? ""
            : run.Message;

    private static RunEntry Begun(RunEntry entry, RunStatus run, bool isAdopted) =>
        entry with { Stage = RunStage.Started, StartTime = run.StartTime, IsAdopted = isAdopted };

    private static RunEntry Ended(RunEntry entry, RunStatus run) =>
        entry with { Stage = RunStage.Ended, State = run.State, EndTime = run.EndTime, Message = run.Message };
}
