using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>Handles runs that earlier processes left open in the ledger.</summary>
internal sealed class OpenRuns(TemplateRuns runs, FactoryStack stack, BuildOptions options)
{
    /// <summary>
    /// Concludes open runs that have ended, so that an update does not delete a template before the version of its run is found. Runs
    /// of images that are built now with an unchanged template are left to their builds.
    /// </summary>
    /// <exception cref="DriverException">A run is in progress whose template would be replaced, which Azure would refuse.</exception>
    public async Task SettleAsync(
        IReadOnlyList<ImageSpec> selected,
        StackOutputs? outputs,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var current = FactoryPlan.Create(stack.Catalog, stack.Settings).Templates.Select(t => t.TemplateName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var open in await runs.Ledger.AllOpenAsync(stack.Settings.Stack, cancellationToken))
        {
            var run = await runs.CorrectAsync(open, cancellationToken);
            var isCurrent = current.Contains(run.TemplateName);
            if (isCurrent && selected.Any(i => string.Equals(i.Name, run.Image, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var template = await runs.Builds.FindAsync(run.TemplateId, cancellationToken);
            switch (RunVerdict.Of(run, template, runs.Clock.GetUtcNow()))
            {
                case RunVerdict.InProgress or RunVerdict.MayStart when !isCurrent:
                    throw new DriverException(
                        DriverFailure.StackBusy,
                        $"template '{run.TemplateName}' has a run in progress, and '{run.Image}' was edited after its start; Azure cannot replace a template during a run. "
                        + $"Wait with 'imageinfra follow {run.Image}', or stop it with 'imageinfra cancel {run.Image}'");
                case RunVerdict.InProgress or RunVerdict.MayStart:
                    break;
                default:
                    await runs.FollowAsync(run, FinishedOf(run, outputs), progress, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>The data needed to conclude a run, also for an image that was removed from the catalog.</summary>
    public BuildTarget FinishedOf(RunEntry run, StackOutputs? outputs)
    {
        var image = stack.Catalog.Find(run.Image);
        return new(
            run.Image,
            outputs?.Images.GetValueOrDefault(run.Image),
            image?.Definition.OsType ?? OsType.Windows,
            image?.Version ?? new(),
            options)
        {
            Regions = image is null ? [] : TemplatePlan.RegionsOf(image, stack.Settings),
        };
    }
}
