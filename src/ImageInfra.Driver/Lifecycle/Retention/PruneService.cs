using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Plans the deletion of unneeded versions and orphans of a stack, and carries out such plans.</summary>
/// <param name="stack">The name of the stack.</param>
/// <param name="inventory">Reads the inventory of the project's stacks.</param>
/// <param name="versions">The image versions of galleries.</param>
/// <param name="resources">The other resources of builds.</param>
/// <param name="promotions">The promoted versions in the stack file.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="parallel">The number of versions deleted at the same time; each deletion takes a minute or more.</param>
public sealed class PruneService(
    string stack,
    IFactoryInventory inventory,
    IImageVersions versions,
    IFactoryResources resources,
    IPromotionRecords promotions,
    TimeProvider clock,
    int parallel = 4)
{
    /// <summary>Creates a plan without changing anything. No images means all images of the stack.</summary>
    /// <exception cref="DriverException">The stack was never updated, or lacks an image.</exception>
    public async Task<PrunePlan> PlanAsync(IReadOnlyList<string> images, CancellationToken cancellationToken)
    {
        var (world, built) = await ReadAsync(InventoryAge.Recent, cancellationToken);
        var known = world.Stacks.Single(s => s.Name == stack).Images.Select(i => i.Image).ToList();
        return UnknownName.FindImage($"stack '{stack}'", images, known) is { } unknown
            ? throw unknown
            : PrunePlan.Create(world, built, stack, images, clock.GetUtcNow());
    }

    /// <summary>
    /// Carries out a plan.
    /// <list type="number">
    /// <item>Read the inventory again, and refuse if the plan is outdated; nothing is deleted then.</item>
    /// <item>Delete the versions, descendants first.</item>
    /// <item>Delete orphaned templates, then staging resource groups.</item>
    /// </list>
    /// May be interrupted at any time and repeated; deleted resources are skipped. A failed deletion does not stop the others.
    /// </summary>
    /// <exception cref="DriverException">The plan is outdated; the message has the reasons.</exception>
    public async Task<IReadOnlyList<PrunedItem>> ApplyAsync(PrunePlan plan, IProgress<PrunedItem> progress, CancellationToken cancellationToken)
    {
        if (plan.Stack != stack)
        {
            throw new DriverException(DriverFailure.PlanOutdated, $"the plan belongs to stack '{plan.Stack}', not to '{stack}'; nothing was deleted");
        }

        // (1)
        var (world, built) = await ReadAsync(InventoryAge.Live, cancellationToken);
        if (PlanCheck.Problems(plan, world, built, clock.GetUtcNow()) is { Count: > 0 } problems)
        {
            throw new DriverException(
                DriverFailure.PlanOutdated,
                $"plan {plan.Id} is outdated; nothing was deleted. {string.Join(". ", problems)}. To make a new plan, run 'imageinfra prune'");
        }

        var items = new List<PrunedItem>();
        void Report(PrunedItem item)
        {
            lock (items)
            {
                items.Add(item);
                progress.Report(item);
            }
        }

        // (2)
        await new VersionDeletions(versions, promotions, Report, parallel).DeleteAsync(plan, world, cancellationToken);

        // (3)
        foreach (var orphan in plan.Orphans.Where(o => o.IsDeleted).OrderBy(o => o.Kind))
        {
            Report(await DeleteAsync(orphan, cancellationToken));
        }

        return items;
    }

    private async Task<PrunedItem> DeleteAsync(Orphan orphan, CancellationToken cancellationToken)
    {
        PrunedItem Item(PruneOutcome outcome, string? message = null) => new($"{Noun(orphan.Kind)} {ArmNames.Last(orphan.Id)}", orphan.Id, outcome, message);

        try
        {
            var template = await resources.FindTemplateAsync(orphan.TemplateId ?? orphan.Id, cancellationToken);
            if (orphan.Kind == OrphanKind.StagingGroup && template is not null)
            {
                return Item(PruneOutcome.Changed, "its template exists again");
            }

            if (orphan.Kind == OrphanKind.ImageTemplate && template is not { IsIdle: true })
            {
                return template switch
                {
                    null => Item(PruneOutcome.Gone),
                    { ProvisioningState: "Deleting" } => Item(PruneOutcome.Going),
                    _ => Item(PruneOutcome.Changed, "a run or another operation is in progress"),
                };
            }

            await resources.DeleteAsync(orphan, cancellationToken);
            return Item(PruneOutcome.Deleted);
        }
        catch (DriverException e)
        {
            return Item(PruneOutcome.Failed, e.Message) with { Failure = e.Failure };
        }
    }

    private static string Noun(OrphanKind kind) => kind == OrphanKind.StagingGroup ? "resource group" : "image template";

    private async Task<(FactoryInventory World, FactoryResources Built)> ReadAsync(InventoryAge age, CancellationToken cancellationToken)
    {
        var world = await inventory.ReadAsync(inventory.Stacks, withConsumers: true, age, cancellationToken);
        var outputs = world.Stacks.FirstOrDefault(s => s.Name == stack)?.Outputs ?? throw new NotDeployedException(
            stack,
            ", so there is nothing to prune; to update it, run 'imageinfra up'");
        return (world, await resources.ReadAsync(outputs, cancellationToken));
    }
}
