using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>
/// Decides which versions of a stack to delete, with all reasons to keep the others. A pure function of an inventory.
/// </summary>
public static class RetentionPlanner
{
    private const int Everything = 100;

    /// <summary>Plans the retention of a stack.</summary>
    /// <param name="inventory">The project's stacks and the consumers of their versions.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="now">The time.</param>
    /// <param name="images">The images to plan. Default: all of the stack. Versions of other images are kept.</param>
    public static RetentionPlan Create(FactoryInventory inventory, string stack, DateTimeOffset now, IReadOnlyCollection<string>? images = null) =>
        Create(inventory, inventory.Graph(), stack, now, images ?? [], isShared: true);

    /// <summary>Plans with or without the limit on deletions. No images means all images.</summary>
    internal static RetentionPlan Create(
        FactoryInventory inventory,
        VersionGraph graph,
        string stack,
        DateTimeOffset now,
        IReadOnlyCollection<string> images,
        bool isShared)
    {
        var planned = inventory.Stacks.Single(s => s.Name == stack);
        var settings = planned.Declared.Settings;
        var uses = new UseRules(inventory, graph, stack);
        var reasons = new Dictionary<VersionNode, List<KeepReason>>();
        var chosen = planned.Images.Where(i => images.Count == 0 || images.Contains(i.Image, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var image in chosen)
        {
            var rules = new ImageRules(image, settings, now);
            foreach (var node in image.Versions.Select(v => graph.Find(v.Id)!))
            {
                reasons[node] = [.. rules.Of(node), .. uses.Of(node)];
            }
        }

        var order = new DeletionChoice(
            reasons,
            (image, count) => DeletionChoice.Limit(count, isShared ? settings.Retention.Of(image).MaximumShare : Everything),
            stack).Choose();
        var verdicts = reasons.ToDictionary(r => r.Key, r => new VersionVerdict(r.Key.Image, r.Key.Version, r.Value));
        return new(
            [.. verdicts.Values.OrderBy(v => v.Image, StringComparer.OrdinalIgnoreCase).ThenByDescending(v => v.Version.Number)],
            [.. order.Select(v => verdicts[v])]);
    }
}
