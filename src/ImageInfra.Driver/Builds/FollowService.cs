using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>Follows runs in progress, whichever process started them. Starts no run.</summary>
/// <remarks>
/// <list type="number">
/// <item>Find the open runs in the ledger, and runs in Azure that were started outside this program.</item>
/// <item>Follow each run to its end and conclude it, as a build does.</item>
/// <item>Pin versions that other images start from; the next update gives those their templates.</item>
/// </list>
/// </remarks>
public sealed class FollowService(IFactoryProject project, UpdateService updates, TemplateRuns runs)
{
    /// <summary>Follows the runs of the named images, or all runs.</summary>
    /// <exception cref="DriverException">The stack was never updated.</exception>
    public async Task<BuildReport> FollowAsync(
        IReadOnlyCollection<string> images,
        BuildOptions options,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var stack = project.Load();
        var outputs = await updates.OutputsAsync(cancellationToken) ?? throw new NotDeployedException(project.Stack, ", so it has no builds");
        if (UnknownName.FindImage($"stack '{project.Stack}'", images, [.. outputs.Images.Keys, .. stack.Catalog.Images.Select(i => i.Name)]) is { } unknown)
        {
            throw unknown;
        }

        // (1)
        var open = await FindAsync(images, outputs, cancellationToken);

        // (2)
        var results = await Task.WhenAll(open.Select(run => FollowOneAsync(run, stack, outputs, options, progress, cancellationToken)));

        // (3)
        foreach (var result in results)
        {
            await PinAsync(result, stack.Catalog, progress, cancellationToken);
        }

        return new(results);
    }

    /// <summary>Follows all runs, and starts the remaining images of unfinished requests.</summary>
    /// <param name="builds">Builds the remaining images.</param>
    /// <param name="options">The limits, and the check if a request has one.</param>
    /// <param name="progress">Receives progress messages.</param>
    /// <param name="cancellationToken">Stops following; the runs continue.</param>
    /// <exception cref="DriverException">The stack was never updated.</exception>
    public async Task<BuildReport> FollowAllAsync(BuildService builds, BuildOptions options, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var requested = await builds.RequestedAsync(cancellationToken);
        var others = project.Load().Catalog.Images.Select(i => i.Name).Except(requested, StringComparer.OrdinalIgnoreCase).ToList();
        var resuming = builds.ResumeAsync(options, progress, cancellationToken);
        var followed = others.Count == 0 ? new([]) : await FollowAsync(others, options, progress, cancellationToken);
        return new([.. (await resuming).Images, .. followed.Images]);
    }

    /// <summary>The runs in progress, as entries of the ledger.</summary>
    internal async Task<IReadOnlyList<RunEntry>> FindAsync(IReadOnlyCollection<string> images, StackOutputs outputs, CancellationToken cancellationToken)
    {
        bool IsMeant(string image) => images.Count == 0 || images.Contains(image, StringComparer.OrdinalIgnoreCase);

        var known = (await runs.Ledger.AllOpenAsync(project.Stack, cancellationToken)).Where(r => IsMeant(r.Image)).ToList();
        var others = outputs.Images
            .Where(i => IsMeant(i.Key) && i.Value.Template is { } template && !known.Any(r => string.Equals(r.TemplateId, template.Id, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(i => i.Value.Template!.Id, i => i.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var group in others.Keys.GroupBy(GroupOf, StringComparer.OrdinalIgnoreCase))
        {
            var running = await runs.Builds.ListAsync(group.Key, cancellationToken);
            foreach (var template in running.Where(t => t.LastRun is { IsInProgress: true } && others.ContainsKey(t.Id)))
            {
                if (await runs.AdoptAsync(project.Stack, others[template.Id], template, cancellationToken) is { } adopted)
                {
                    known.Add(adopted);
                }
            }
        }

        return known;
    }

    private async Task<ImageBuildResult> FollowOneAsync(
        RunEntry run,
        FactoryStack stack,
        StackOutputs outputs,
        BuildOptions options,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            var image = new OpenRuns(runs, stack, options).FinishedOf(run, outputs);
            if (await runs.FollowAsync(run, image, progress, cancellationToken) is { } result)
            {
                return result;
            }

            const string Reason = "its run was never started";
            progress.Report(new BuildEvent.Skipped(run.Image, Reason));
            return new(run.Image, BuildOutcome.Skipped, Message: Reason);
        }
        catch (DriverException e)
        {
            progress.Report(new BuildEvent.Failed(run.Image, e.Message));
            return new(run.Image, BuildOutcome.Failed, Message: e.Message);
        }
    }

    private async Task PinAsync(ImageBuildResult result, ImageCatalog catalog, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        if (result is { Outcome: BuildOutcome.Succeeded, VersionId: { } id }
            && catalog.Find(result.Image) is { } image && catalog.BuiltFrom(image).Any())
        {
            var version = ImageVersion.Parse(ArmNames.Last(id));
            await updates.PinAsync(image.Name, version, cancellationToken);
            progress.Report(new BuildEvent.Pinned(image.Name, version));
        }
    }

    private static string GroupOf(string templateId)
    {
        var at = templateId.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : templateId[..at];
    }
}
