using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model;

namespace ImageInfra.Driver.Builds;

/// <summary>Builds images, from the catalog to a version in the gallery.</summary>
/// <remarks>
/// <list type="number">
/// <item>Validate: read the settings and the whole catalog, choose the images.</item>
/// <item>Deploy: update the stack, so that every template is the catalog's.</item>
/// <item>For each image, as soon as its base has its version: run its template. Unrelated images go side by side.</item>
/// <item>Follow the run to its end.</item>
/// <item>Ask which version the run published.</item>
/// <item>Where other images start from it: pin the version, and update the stack. They get a new template.</item>
/// <item>Report every image.</item>
/// </list>
/// </remarks>
public sealed class BuildService(IFactoryProject project, UpdateService updates, IImageBuilds builds)
{
    /// <summary>How many runs go on at once. Default: 10; what limits them in Azure is the region's quota.</summary>
    public int MaximumConcurrentBuilds { get; init; } = 10;

    /// <summary>Builds the images named, or all of them; see the steps of the class.</summary>
    /// <exception cref="DriverException">Nothing could be built. A build that fails is in the report instead.</exception>
    public async Task<BuildReport> BuildAsync(
        IReadOnlyCollection<string> images,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        // (1)
        var stack = project.Load();
        var selected = BuildSelection.Select(stack.Catalog, stack.Settings, images);

        // (2)
        using var session = new Session(stack.Catalog, await DeployAsync(progress, cancellationToken));

        // (3) to (6)
        using var slots = new SemaphoreSlim(MaximumConcurrentBuilds);
        var results = new Dictionary<string, Task<ImageBuildResult>>(StringComparer.OrdinalIgnoreCase);
        foreach (var image in selected)
        {
            var baseBuild = image.BaseImage is { } name ? results.GetValueOrDefault(name) : null;
            results[image.Name] = BuildInTurnAsync(image, baseBuild, session, slots, progress, cancellationToken);
        }

        // (7)
        return new(await Task.WhenAll(results.Values));
    }

    private async Task<ImageBuildResult> BuildInTurnAsync(
        ImageSpec image,
        Task<ImageBuildResult>? baseBuild,
        Session session,
        SemaphoreSlim slots,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        if (baseBuild is not null)
        {
            progress.Report(new BuildEvent.Waiting(image.Name, image.BaseImage!));
            if ((await baseBuild).Outcome is not BuildOutcome.Succeeded)
            {
                progress.Report(new BuildEvent.Skipped(image.Name, image.BaseImage!));
                return new(image.Name, BuildOutcome.Skipped, Message: $"its base '{image.BaseImage}' was not built");
            }
        }

        await slots.WaitAsync(cancellationToken);
        try
        {
            return await BuildOneAsync(image, session, progress, cancellationToken);
        }
        catch (DriverException e)
        {
            progress.Report(new BuildEvent.Failed(image.Name, e.Message));
            return new(image.Name, BuildOutcome.Failed, Message: e.Message);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<ImageBuildResult> BuildOneAsync(
        ImageSpec image,
        Session session,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var template = session.TemplateOf(image.Name);

        // (3)
        var run = await builds.RunAsync(template.Id, cancellationToken);
        progress.Report(new BuildEvent.Started(image.Name, run));

        // (4)
        var status = await builds.FollowAsync(
            run,
            new Relay<RunStatus>(s => progress.Report(new BuildEvent.Progress(image.Name, s))),
            cancellationToken);
        var elapsed = status.EndTime - status.StartTime;
        if (status.State is not RunState.Succeeded)
        {
            var message = $"run of '{template.Name}' ended as {status.State}: {status.Message}";
            progress.Report(new BuildEvent.Failed(image.Name, message));
            return new(image.Name, BuildOutcome.Failed, Elapsed: elapsed, Message: message);
        }

        // (5)
        var version = await FindVersionAsync(template, cancellationToken);
        progress.Report(new BuildEvent.Published(image.Name, version, status));

        // (6)
        if (session.Catalog.BuiltFrom(image).Any())
        {
            await PinAsync(image, version, session, progress, cancellationToken);
        }

        return new(image.Name, BuildOutcome.Succeeded, version, elapsed);
    }

    private async Task<string> FindVersionAsync(TemplateOutputs template, CancellationToken cancellationToken)
    {
        var outputs = await builds.RunOutputsAsync(template.Id, cancellationToken);
        var output = outputs.FirstOrDefault(o => string.Equals(o.Name, template.RunOutputName, StringComparison.OrdinalIgnoreCase));
        return output?.ArtifactId ?? output?.ArtifactUri ?? throw new DriverException(
            DriverFailure.BuildFailed,
            $"the run of '{template.Name}' succeeded, but its run output '{template.RunOutputName}' names nothing; look at the template in the portal");
    }

    private async Task PinAsync(
        ImageSpec image,
        string versionId,
        Session session,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var version = ImageVersion.Parse(versionId[(versionId.LastIndexOf('/') + 1)..]);
        await session.Stack.WaitAsync(cancellationToken);
        try
        {
            project.Pin(image.Name, version);
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
            $"stack '{project.Stack}' has no outputs; is its program the image factory's?");
    }

    /// <summary>What the builds of one request share. Outputs change when a base is pinned.</summary>
    private sealed class Session(ImageCatalog catalog, StackOutputs outputs) : IDisposable
    {
        public ImageCatalog Catalog => catalog;

        /// <summary>A stack takes one update at a time.</summary>
        public SemaphoreSlim Stack { get; } = new(1);

        public StackOutputs Outputs { get; set; } = outputs;

        public void Dispose() => Stack.Dispose();

        public TemplateOutputs TemplateOf(string image) => Outputs.Images[image].Template ?? throw new DriverException(
            DriverFailure.NotFound,
            $"'{image}' has no template: it waits for its base '{Outputs.Waiting.GetValueOrDefault(image)}'");
    }
}
