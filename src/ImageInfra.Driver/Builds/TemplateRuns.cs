using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Builds;

/// <summary>Starts or joins runs of image templates, follows and concludes them, and retries temporary failures.</summary>
/// <param name="builds">The actions of Azure Image Builder.</param>
/// <param name="versions">The image versions of galleries.</param>
/// <param name="ledger">The ledger, in which every step is saved before the next.</param>
/// <param name="investigation">Finds out why runs fail.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="recorder">Records provenance; null to disable it.</param>
public sealed class TemplateRuns(
    IImageBuilds builds,
    IImageVersions versions,
    IRunLedger ledger,
    IFailureInvestigation investigation,
    TimeProvider clock,
    IVersionRecorder? recorder = null)
{
    // A conflict is caused by a step of another process, and a run has about twenty steps.
    private const int MaximumConflicts = 100;

    private readonly RunLifecycle _lifecycle = new(builds, ledger, clock);
    private readonly VersionReuse _reuse = new(versions, ledger, clock);
    private readonly RunConclusion _conclusion = new(builds, versions, ledger, investigation, clock, recorder);

    internal IImageBuilds Builds => builds;

    internal IRunLedger Ledger => ledger;

    internal BuildSources Sources { get; } = new(versions, clock);

    internal TimeProvider Clock => clock;

    /// <summary>Corrects an entry with an intent in the future.</summary>
    internal Task<RunEntry> CorrectAsync(RunEntry entry, CancellationToken cancellationToken) => _lifecycle.CorrectAsync(entry, cancellationToken);

    /// <summary>Computes expected durations from earlier runs of a stack's images.</summary>
    internal Task<BuildHistory> HistoryAsync(string stack, IEnumerable<string> images, CancellationToken cancellationToken) =>
        BuildHistory.ReadAsync(ledger, stack, images, cancellationToken);

    /// <summary>
    /// Runs a template until it has a version, or until another attempt would not help.
    /// <list type="number">
    /// <item>Resume the open run in the ledger, if there is one.</item>
    /// <item>Conclude the last run if it succeeded and no process recorded its version.</item>
    /// <item>Return an existing version with the same content that meets <paramref name="reuse"/>.</item>
    /// <item>Start a run, or join the one in progress. If another run ended meanwhile, repeat from step 2.</item>
    /// </list>
    /// </summary>
    /// <param name="intent">The run to start.</param>
    /// <param name="image">The image.</param>
    /// <param name="reuse">The conditions under which an existing version is the result; null for never.</param>
    /// <param name="maximumAttempts">The maximum number of runs if failures are temporary.</param>
    /// <param name="progress">Receives progress messages.</param>
    /// <param name="cancellationToken">Stops waiting; the run continues.</param>
    internal async Task<ImageBuildResult> BuildAsync(
        RunEntry intent,
        BuildTarget image,
        ReuseTerms? reuse,
        int maximumAttempts,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var (open, next) = await ledger.OfTemplateAsync(intent.Image, intent.TemplateId, cancellationToken);
        var run = open ?? intent with { Number = next };
        while (true)
        {
            if (run.Revision is null)
            {
                (run, var found) = await FindResultAsync(run, image, reuse, progress, cancellationToken);
                if (found is not null)
                {
                    return found;
                }

                run = run.Revision is null ? run with { IntendedAt = clock.GetUtcNow() } : run;
            }

            if (await RunAsync(run, image, mayRequest: true, progress, cancellationToken) is not { } result)
            {
                continue;
            }

            if (result.Explanation is not { IsRetryHelpful: true } failure || result.VersionId is not null || run.Attempt >= maximumAttempts)
            {
                return Told(result, progress);
            }

            run = intent with { Number = run.Number + 1, Attempt = run.Attempt + 1 };
            var pause = RetryPause.After(failure.Category);
            progress.Report(new BuildEvent.Retrying(image.Name, failure, pause, run.Attempt));
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>Resumes a run that an earlier process left open. If Azure never received it, closes it and returns null.</summary>
    internal async Task<ImageBuildResult?> FollowAsync(
        RunEntry open,
        BuildTarget image,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            return Told((await RunAsync(open, image, mayRequest: false, progress, cancellationToken))!, progress);
        }
        catch (DriverException e) when (e is not StoreConflictException && e.Failure is not (DriverFailure.StoreUnavailable or DriverFailure.StoreUnusable))
        {
            if ((await ledger.OfTemplateAsync(open.Image, open.TemplateId, cancellationToken)).Open is null)
            {
                return null;
            }

            throw;
        }
    }

    /// <summary>
    /// Adds a run in progress that was started outside this program to the ledger. If another process was faster, returns its entry;
    /// null if that entry is already closed.
    /// </summary>
    internal async Task<RunEntry?> AdoptAsync(string stack, string image, TemplateStatus template, CancellationToken cancellationToken)
    {
        var (open, next) = await ledger.OfTemplateAsync(image, template.Id, cancellationToken);
        var entry = new RunEntry
        {
            Number = next,
            Stack = stack,
            Image = image,
            TemplateId = template.Id,
            IntendedAt = clock.GetUtcNow(),
            StartTimeBefore = template.LastRun!.StartTime,
            Stage = RunStage.Started,
            StartTime = template.LastRun.StartTime,
            IsAdopted = true,
        };
        try
        {
            return open ?? await ledger.SaveAsync(entry, cancellationToken);
        }
        catch (StoreConflictException)
        {
            return (await ledger.OfTemplateAsync(image, template.Id, cancellationToken)).Open;
        }
    }

    // The next number in the ledger, the last run seen before the versions were listed, and the result if there is one.
    private async Task<(RunEntry Run, ImageBuildResult? Result)> FindResultAsync(
        RunEntry run,
        BuildTarget image,
        ReuseTerms? reuse,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var last = (await builds.FindAsync(run.TemplateId, cancellationToken))?.LastRun;
        if (run.Attempt == 1 && await _reuse.FindLeftoverAsync(run, last, image, image.Options.Check is not null, cancellationToken) is { } leftover)
        {
            RunEntry adopted;
            try
            {
                adopted = await ledger.SaveAsync(leftover, cancellationToken);
            }
            catch (StoreConflictException)
            {
                var (open, next) = await ledger.OfTemplateAsync(run.Image, run.TemplateId, cancellationToken);
                return (open ?? run with { Number = next }, null);
            }

            var concluded = await RunAsync(adopted, image, mayRequest: false, progress, cancellationToken);
            if (reuse is not null && last?.EndTime >= reuse.Since)
            {
                return (run, Told(concluded!, progress));
            }

            run = run with { Number = run.Number + 1 };
        }

        if (run.Attempt == 1 && reuse is not null && await _reuse.FindAsync(run, last, image, reuse, progress, cancellationToken) is { } found)
        {
            progress.Report(new BuildEvent.Reused(image.Name, found.Id, found.Reason));
            return (run, new(image.Name, BuildOutcome.Succeeded, found.Id, Message: found.Reason) { IsReused = true });
        }

        // A run in progress is joined. If it ends before that, the start time before it is not known, and this method is called again.
        return (run with { StartTimeBefore = last is { IsInProgress: true } ? null : last?.StartTime }, null);
    }

    private static BuildEvent.Pending Pending(BuildTarget image, RunWait wait) => new(
        image.Name,
        wait.IsAccepted ? "Azure accepted the run but does not show it yet" : "the response to the request for the run was lost; waiting for the run to appear",
        wait.Until);

    // A failure that is retried is not reported as failed yet.
    private static ImageBuildResult Told(ImageBuildResult result, IProgress<BuildEvent> progress)
    {
        if (result.Explanation is { } why)
        {
            progress.Report(new BuildEvent.Failed(result.Image, why.Summary, why) { Outcome = result.Outcome });
        }

        return result;
    }

    // Another process may save the same run. Then the entry is read again: an open entry is continued as if this process had just
    // started, and a closed one has the result of the other process.
    // Null if another run of the template ended before this one could start.
    private async Task<ImageBuildResult?> RunAsync(
        RunEntry entry,
        BuildTarget image,
        bool mayRequest,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var isTold = false;
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                var isJoined = entry.Revision is not null;
                var waits = new Relay<RunWait>(wait => progress.Report(Pending(image, wait)));
                var run = isJoined
                    ? await _lifecycle.ResumeAsync(entry, mayRequest, waits, cancellationToken)
                    : await _lifecycle.StartAsync(entry, waits, cancellationToken);
                if (run is null)
                {
                    return null;
                }

                var wasTold = isTold;
                isTold |= run.StartTime is not null;
                return await FinishAsync(run, image, isJoined, wasTold, progress, cancellationToken);
            }
            catch (StoreConflictException) when (conflicts < MaximumConflicts)
            {
                var current = await ledger.FindAsync(entry.Image, entry.TemplateId, entry.Number, cancellationToken) ?? throw new DriverException(
                    DriverFailure.StoreUnusable,
                    $"run {entry.Number} of {entry.TemplateName} was deleted from the store while it was followed; build again");
                if (!current.IsOpen)
                {
                    return Closed(current, image, progress);
                }

                entry = current;
            }
        }
    }

    private static ImageBuildResult Closed(RunEntry run, BuildTarget image, IProgress<BuildEvent> progress)
    {
        var outcome = run.Outcome ?? BuildOutcome.Failed;
        var message = run.Explanation ?? run.Message;
        if (outcome is BuildOutcome.Succeeded)
        {
            var status = new RunStatus(RunState.Succeeded, null, run.StartTime ?? run.IntendedAt, run.EndTime, "");
            progress.Report(new BuildEvent.Published(image.Name, run.VersionId ?? "", status));
            return new(image.Name, outcome, run.VersionId, run.Elapsed);
        }

        progress.Report(new BuildEvent.Failed(image.Name, message) { Outcome = outcome });
        return new(image.Name, outcome, run.VersionId, run.Elapsed, message);
    }

    private async Task<ImageBuildResult> FinishAsync(
        RunEntry run,
        BuildTarget image,
        bool isJoined,
        bool isTold,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var history = await HistoryAsync(run.Stack, [image.Name], cancellationToken);
        var expected = history.Expected(image.Name, image.OsType);
        if (run.StartTime is { } start && !isTold)
        {
            progress.Report(new BuildEvent.Started(image.Name, new(run.TemplateId, start, isJoined || run.IsAdopted)) { Expected = expected });
        }

        var watched = new RunProgress(image.Name, expected, history.OverdueAfter(image.Name, image.OsType), progress, clock);
        run = await _lifecycle.FollowAsync(run, watched, cancellationToken);
        return await _conclusion.ConcludeAsync(run, image, progress, cancellationToken);
    }
}
