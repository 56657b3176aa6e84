using System.Collections.Concurrent;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Deletes the versions of a plan, descendants first. Each version is read again right before its deletion.</summary>
internal sealed class VersionDeletions(IImageVersions versions, IPromotionRecords promotions, Action<PrunedItem> report, int parallel)
{
    private readonly ConcurrentDictionary<string, PrunedItem> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _recording = new();

    public async Task DeleteAsync(PrunePlan plan, FactoryInventory inventory, CancellationToken cancellationToken)
    {
        var graph = inventory.Graph();
        var settings = inventory.Stacks.Single(s => s.Name == plan.Stack).Declared.Settings;
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        foreach (var wave in Waves(plan, graph))
        {
            await Parallel.ForEachAsync(wave, options, async (deletion, token) =>
            {
                var isPromoted = settings.Promotions.GetValueOrDefault(deletion.Image)?.ContainsKey(ImageVersion.Parse(deletion.Version)) == true;
                var item = await DeleteAsync(deletion, graph, isPromoted, token);
                item = plan.HasSoftDelete && item.Outcome == PruneOutcome.Deleted ? item with { RestoreCommand = RestoreCommand.Of(deletion.Id) } : item;
                _items[deletion.Id] = item;
                report(item);
            });
        }
    }

    private static IEnumerable<IEnumerable<PlannedDeletion>> Waves(PrunePlan plan, VersionGraph graph)
    {
        // The plan lists descendants first, so the wave of each child is known before that of its parent.
        var waves = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var deletion in plan.Versions)
        {
            waves[deletion.Id] = (graph.Find(deletion.Id)?.Children ?? []).Max(c => (int?)waves.GetValueOrDefault(c.Version.Id) + 1) ?? 0;
        }

        return plan.Versions.GroupBy(v => waves[v.Id]).OrderBy(w => w.Key);
    }

    private async Task<PrunedItem> DeleteAsync(PlannedDeletion deletion, VersionGraph graph, bool isPromoted, CancellationToken cancellationToken)
    {
        if (graph.Find(deletion.Id)?.Children.FirstOrDefault(c => _items.GetValueOrDefault(c.Version.Id) is not { IsDone: true }) is { } child)
        {
            return Item(deletion, PruneOutcome.Skipped, $"{child.NameIn(child.Stack)}, which was built or copied from it, still exists");
        }

        try
        {
            if (await versions.FindAsync(deletion.Id, cancellationToken) is not { } version)
            {
                return Item(deletion, PruneOutcome.Gone);
            }

            if (version.ProvisioningState == "Deleting")
            {
                return Item(deletion, PruneOutcome.Going);
            }

            if (deletion.Facts.Differences(version) is { Count: > 0 } differences)
            {
                return Item(deletion, PruneOutcome.Changed, $"it changed after the plan was checked: {string.Join(", ", differences)}");
            }

            if (version.Replicas.Any(r => r.IsReplicating))
            {
                return Item(deletion, PruneOutcome.Changed, "it is being replicated");
            }

            if (isPromoted)
            {
                // Promotions are removed one at a time, because they share a file, and before the version, or an update would create it again.
                lock (_recording)
                {
                    promotions.Remove(deletion.Image, version.Number);
                }
            }

            await versions.DeleteAsync(deletion.Id, cancellationToken);
            return Item(deletion, PruneOutcome.Deleted);
        }
        catch (DriverException e)
        {
            return Item(deletion, PruneOutcome.Failed, e.Message) with { Failure = e.Failure };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Item(deletion, PruneOutcome.Failed, $"its promotion cannot be removed from the stack file: {e.Message}");
        }
    }

    private static PrunedItem Item(PlannedDeletion deletion, PruneOutcome outcome, string? message = null) =>
        new(deletion.Name, deletion.Id, outcome, message);
}
