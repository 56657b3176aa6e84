using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Scheduling;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>Builds images, from the catalog to a version in the gallery.</summary>
/// <remarks>
/// <list type="number">
/// <item>Validate: read the settings and the whole catalog, choose the images. Record the request, or resume the same one.</item>
/// <item>Settle: refuse sources that are not usable; conclude runs of earlier processes whose images are not built again now.</item>
/// <item>Deploy: update the stack, so that every template matches the catalog. Refuse if a required resource was deleted.</item>
/// <item>Run each template as soon as its base has a version and the limits allow it, the longest chain first.</item>
/// <item>Follow the run, find the version, replicate it to its regions and tag it: see <see cref="TemplateRuns"/>.</item>
/// <item>If other images start from it: pin the version and update the stack, which gives those images a new template.</item>
/// <item>Report every image.</item>
/// </list>
/// </remarks>
/// <param name="project">The project.</param>
/// <param name="updates">Updates the stack.</param>
/// <param name="runs">The runs of the stack's templates.</param>
/// <param name="inspection">Optional. Checks that required resources exist in Azure. Default: no check.</param>
/// <param name="requests">Optional. The store of requests. Default: requests are not stored and cannot be resumed.</param>
public sealed class BuildService(
    IFactoryProject project,
    UpdateService updates,
    TemplateRuns runs,
    StackInspection? inspection = null,
    BuildRequests? requests = null)
{
    /// <summary>Builds the named images, or all, in the steps of the class.</summary>
    /// <exception cref="DriverException">No image could be built. A single failed build is in the report instead.</exception>
    public async Task<BuildReport> BuildAsync(
        IReadOnlyCollection<string> images,
        BuildOptions options,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        // (1)
        var stack = await updates.LoadForBuildAsync(cancellationToken);
        var selected = BuildSelection.Select(stack.Catalog, stack.Settings, images);
        var (request, isResumed) = await BeginAsync(selected, options, cancellationToken);
        if (isResumed)
        {
            progress.Report(new BuildEvent.Resumed(request.RequestedAt, request.Images));
        }

        var report = await BuildAsync(stack, selected, request, options, progress, cancellationToken);
        if (requests is not null)
        {
            await requests.CloseAsync(request, CancellationToken.None);
        }

        return report;
    }

    /// <summary>Finishes the open requests of the stack: joins runs in progress and starts the remaining images.</summary>
    /// <param name="options">The limits, and the check if a request has one.</param>
    /// <param name="progress">Receives progress messages.</param>
    /// <param name="cancellationToken">Stops following; the runs continue.</param>
    /// <returns>The combined report of all requests; empty if no request is open.</returns>
    /// <exception cref="DriverException">A check is missing in <paramref name="options"/>, or no image could be built.</exception>
    public async Task<BuildReport> ResumeAsync(BuildOptions options, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, ImageBuildResult>(StringComparer.OrdinalIgnoreCase);
        foreach (var request in requests is null ? [] : await requests.OpenAsync(project.Stack, cancellationToken))
        {
            if (request.HasCheck && options.Check is null)
            {
                throw new DriverException(
                    DriverFailure.Protected,
                    $"the request of {request.RequestedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC for {string.Join(", ", request.Images)} has a check of new versions; pass the same --verify COMMAND again");
            }

            var stack = await updates.LoadForBuildAsync(cancellationToken);
            var known = request.Images.Where(i => stack.Catalog.Find(i) is not null).ToList();
            progress.Report(new BuildEvent.Resumed(request.RequestedAt, known));
            var how = options with
            {
                Limits = request.Limits,
                IsFailFast = request.IsFailFast,
                MaximumAttempts = request.MaximumAttempts,
                Check = request.HasCheck ? options.Check : null,
                Commit = request.Commit,
            };
            if (known.Count > 0)
            {
                var report = await BuildAsync(stack, BuildSelection.Select(stack.Catalog, stack.Settings, known), request, how, progress, cancellationToken);
                foreach (var result in report.Images)
                {
                    results[result.Image] = result;
                }
            }

            await requests!.CloseAsync(request, CancellationToken.None);
        }

        return new([.. results.Values]);
    }

    /// <summary>The images of unfinished requests.</summary>
    internal async Task<IReadOnlyCollection<string>> RequestedAsync(CancellationToken cancellationToken) =>
        requests is null ? [] : [.. (await requests.OpenAsync(project.Stack, cancellationToken)).SelectMany(r => r.Images)];

    private async Task<(BuildRequest Request, bool IsResumed)> BeginAsync(IReadOnlyList<ImageSpec> selected, BuildOptions options, CancellationToken cancellationToken)
    {
        var wanted = new BuildRequest
        {
            Stack = project.Stack,
            Images = [.. selected.Select(i => i.Name)],
            Commit = options.Commit,
            RequestedAt = runs.Clock.GetUtcNow(),
            Limits = options.Limits,
            IsFailFast = options.IsFailFast,
            MaximumAttempts = options.MaximumAttempts,
            IsAgain = options.IsAgain,
            HasCheck = options.Check is not null,
        };
        return requests is null ? (wanted, false) : await requests.BeginAsync(wanted, cancellationToken);
    }

    private async Task<BuildReport> BuildAsync(
        FactoryStack stack,
        IReadOnlyList<ImageSpec> selected,
        BuildRequest request,
        BuildOptions options,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        // (2)
        var settled = await updates.OutputsAsync(cancellationToken);
        await runs.Sources.RequireAsync(stack, selected, settled, cancellationToken);
        await new OpenRuns(runs, stack, options).SettleAsync(selected, settled, progress, cancellationToken);

        // (3)
        var deployed = await DeployAsync(progress, cancellationToken);
        await RequireAllAsync(selected, deployed, cancellationToken);
        var history = await runs.HistoryAsync(project.Stack, selected.Select(i => i.Name), cancellationToken);
        var since = request.IsAgain ? request.RequestedAt : Earlier(request.RequestedAt, runs.Clock.GetUtcNow() - VersionReuse.Window);
        using var session = new BuildSession(stack, history, options, deployed) { Reuse = new(stack.Settings, since, options.Check is not null) };

        // (4) to (6)
        var schedule = new BuildSchedule(selected.Select(session.JobOf), options.Limits);
        var results = new Dictionary<string, ImageBuildResult>(StringComparer.OrdinalIgnoreCase);
        var running = new List<Task<ImageBuildResult>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ReportWaiting(selected, progress);
        while (true)
        {
            running.AddRange(schedule.Start().Select(job => BuildOneAsync(stack.Catalog.Find(job.Image)!, session, progress, stop.Token)));
            if (running.Count == 0)
            {
                break;
            }

            var ended = await Task.WhenAny(running);
            if (!ended.IsCompletedSuccessfully)
            {
                // If the request fails, its builds in this process are canceled.
                await stop.CancelAsync();
                await Task.WhenAll(running);
            }

            running.Remove(ended);
            var result = await ended;
            results[result.Image] = result;
            var succeeded = result.Outcome is BuildOutcome.Succeeded;
            Skip(schedule.End(result.Image, succeeded), job => $"its base '{job.Base}' was not built");
            if (!succeeded && options.IsFailFast)
            {
                Skip(schedule.Stop(), _ => $"the build of '{result.Image}' failed before it started");
            }
        }

        // (7)
        return new([.. selected.Select(i => results[i.Name])]);

        void Skip(IEnumerable<BuildJob> jobs, Func<BuildJob, string> why)
        {
            foreach (var job in jobs)
            {
                progress.Report(new BuildEvent.Skipped(job.Image, why(job)));
                results[job.Image] = new(job.Image, BuildOutcome.Skipped, Message: why(job));
            }
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static void ReportWaiting(IReadOnlyList<ImageSpec> selected, IProgress<BuildEvent> progress)
    {
        foreach (var image in selected.Where(i => selected.Any(s => string.Equals(s.Name, i.BaseImage, StringComparison.OrdinalIgnoreCase))))
        {
            progress.Report(new BuildEvent.Waiting(image.Name, image.BaseImage!));
        }
    }

    private async Task<ImageBuildResult> BuildOneAsync(
        ImageSpec image,
        BuildSession session,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            // (5)
            var template = session.TemplateOf(image.Name);
            var intent = new RunEntry
            {
                Stack = project.Stack,
                Image = image.Name,
                TemplateId = template.Id,
                IntendedAt = runs.Clock.GetUtcNow(),
                Commit = session.Options.Commit,
            };
            var result = await runs.BuildAsync(intent, session.FinishedOf(image), session.Reuse, session.Options.MaximumAttempts, progress, cancellationToken);

            // (6)
            if (result is { Outcome: BuildOutcome.Succeeded, VersionId: { } version } && session.Catalog.BuiltFrom(image).Any())
            {
                await PinAsync(image, version, session, progress, cancellationToken);
            }

            return result;
        }
        catch (DriverException e)
        {
            var message = e.Failure is DriverFailure.Drifted ? $"{e.Message}; to create it again, run '{project.CommandOf(StackCommand.Repair)}'" : e.Message;
            progress.Report(new BuildEvent.Failed(image.Name, message));
            return new(image.Name, BuildOutcome.Failed, Message: message);
        }
    }

    // An update without changes does not call Azure; a missing identity would then fail the build only after an hour.
    private async Task RequireAllAsync(IReadOnlyCollection<ImageSpec> images, StackOutputs outputs, CancellationToken cancellationToken)
    {
        if (inspection is not null
            && (await inspection.LookAsync(outputs, [.. images.Select(i => i.Name)], cancellationToken)).Problem is { } problem)
        {
            throw new DriverException(DriverFailure.Drifted, $"{problem}; nothing was built");
        }
    }

    private async Task PinAsync(
        ImageSpec image,
        string versionId,
        BuildSession session,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var version = ImageVersion.Parse(ArmNames.Last(versionId));
        await session.Stack.WaitAsync(cancellationToken);
        try
        {
            await updates.PinAsync(image.Name, version, cancellationToken);
            progress.Report(new BuildEvent.Pinned(image.Name, version));
            session.Outputs = await DeployAsync(progress, cancellationToken);
        }
        finally
        {
            session.Stack.Release();
        }
    }

    private async Task<StackOutputs> DeployAsync(IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var result = await updates.UpAsync(
            deleteVersions: false,
            new Relay<StackEvent>(e => progress.Report(new BuildEvent.Stack(e))),
            cancellationToken);
        return result.Outputs ?? throw new DriverException(
            DriverFailure.StackNotFound,
            $"stack '{project.Stack}' has no outputs of ImageInfra; check that its program declares an image factory");
    }
}
