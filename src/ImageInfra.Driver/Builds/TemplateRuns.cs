using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Builds;

/// <summary>The runs of image templates: started or joined, followed, concluded, and tried again where that helps.</summary>
/// <param name="builds">Image Builder's actions.</param>
/// <param name="versions">The gallery's versions.</param>
/// <param name="ledger">Where every step is written down before the next.</param>
/// <param name="investigation">Why runs fail.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="recorder">Records how versions were made, or null: nothing does.</param>
public sealed class TemplateRuns(
    IImageBuilds builds,
    IImageVersions versions,
    IRunLedger ledger,
    IFailureInvestigation investigation,
    TimeProvider clock,
    IVersionRecorder? recorder = null)
{
    private readonly RunLifecycle _lifecycle = new(builds, ledger, clock);
    private readonly RunConclusion _conclusion = new(builds, versions, ledger, investigation, clock, recorder);

    internal IImageBuilds Builds => builds;

    internal IRunLedger Ledger => ledger;

    internal BuildSources Sources { get; } = new(versions, clock);

    internal TimeProvider Clock => clock;

    /// <summary>What the earlier runs of a stack let a person expect.</summary>
    public BuildHistory History(string stack) => new(ledger, stack);

    /// <summary>Runs a template until it has a version, or until another attempt would not help.</summary>
    internal async Task<ImageBuildResult> BuildAsync(
        RunEntry intent,
        BuildTarget image,
        int maximumAttempts,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        // What an earlier process left open comes first: its run is this one.
        var open = ledger.FindOpen(intent.TemplateId);
        for (var attempt = open?.Attempt ?? 1; ; attempt++)
        {
            var run = open is null
                ? await _lifecycle.StartAsync(intent with { Attempt = attempt, IntendedAt = clock.GetUtcNow() }, cancellationToken)
                : await _lifecycle.ResumeAsync(open, mayRequest: true, cancellationToken);
            var result = await FinishAsync(run, image, isJoined: open is not null, progress, cancellationToken);
            open = null;
            if (result.Explanation is not { IsRetryHelpful: true } failure || result.VersionId is not null || attempt >= maximumAttempts)
            {
                return Told(result, progress);
            }

            var pause = RetryPause.After(failure.Category);
            progress.Report(new BuildEvent.Retrying(image.Name, failure, pause, attempt + 1));
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>Goes on with a run that an earlier process left open. Null when Azure never heard of it; it is closed then.</summary>
    internal async Task<ImageBuildResult?> FollowAsync(
        RunEntry open,
        BuildTarget image,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            var run = await _lifecycle.ResumeAsync(open, mayRequest: false, cancellationToken);
            return Told(await FinishAsync(run, image, isJoined: true, progress, cancellationToken), progress);
        }
        catch (DriverException) when (ledger.FindOpen(open.TemplateId) is null)
        {
            return null;
        }
    }

    /// <summary>Takes a run in progress into the ledger that somebody else started.</summary>
    internal RunEntry Adopt(string stack, string image, TemplateStatus template) => ledger.Save(new RunEntry
    {
        Stack = stack,
        Image = image,
        TemplateId = template.Id,
        IntendedAt = clock.GetUtcNow(),
        StartTimeBefore = template.LastRun!.StartTime,
        Stage = RunStage.Started,
        StartTime = template.LastRun.StartTime,
        IsAdopted = true,
    });

    // A failure that is tried again is none yet.
    private static ImageBuildResult Told(ImageBuildResult result, IProgress<BuildEvent> progress)
    {
        if (result.Explanation is { } why)
        {
            progress.Report(new BuildEvent.Failed(result.Image, why.Summary, why) { Outcome = result.Outcome });
        }

        return result;
    }

    private async Task<ImageBuildResult> FinishAsync(
        RunEntry run,
        BuildTarget image,
        bool isJoined,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        if (run.StartTime is { } start)
        {
            progress.Report(new BuildEvent.Started(image.Name, new(run.TemplateId, start, isJoined || run.IsAdopted)));
        }

        var history = History(run.Stack);
        var expected = history.Expected(image.Name, image.OsType);
        var watched = new RunProgress(image.Name, expected, history.OverdueAfter(image.Name, image.OsType), progress, clock);
        run = await _lifecycle.FollowAsync(run, watched, cancellationToken);
        return await _conclusion.ConcludeAsync(run, image, progress, cancellationToken);
    }
}
