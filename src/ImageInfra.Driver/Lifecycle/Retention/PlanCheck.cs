using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>
/// Checks whether a plan is outdated: a new plan without the limit on deletions must contain each of its deletions with the same
/// facts. Resources that are already deleted are ignored.
/// </summary>
internal static class PlanCheck
{
    public static IReadOnlyList<string> Problems(PrunePlan plan, FactoryInventory inventory, FactoryResources resources, DateTimeOffset now)
    {
        var present = WithoutGoing(plan, inventory);
        var graph = present.Graph();
        var verdicts = RetentionPlanner.Create(present, graph, plan.Stack, now, plan.Images, isShared: false)
            .Verdicts
            .ToDictionary(v => v.Version.Id, StringComparer.OrdinalIgnoreCase);
        var planned = plan.Versions.Select(v => v.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        foreach (var deletion in plan.Versions)
        {
            if (graph.Find(deletion.Id) is not { } node)
            {
                continue;
            }

            if (deletion.Facts.Differences(node.Version) is { Count: > 0 } differences)
            {
                problems.Add($"{deletion.Name} has changed: {string.Join(", ", differences)}");
            }

            if (verdicts.GetValueOrDefault(deletion.Id) is not { IsDeleted: true } verdict)
            {
                problems.Add($"{deletion.Name} would be kept now: {string.Join("; ", verdicts.GetValueOrDefault(deletion.Id)?.Reasons.Select(r => r.Text) ?? ["it is not in the stack's gallery"])}");
            }
            else if (node.Children.FirstOrDefault(c => !planned.Contains(c.Version.Id)) is { } child)
            {
                problems.Add($"{deletion.Name} would be deleted before {child.NameIn(plan.Stack)}, which was built or copied from it after the plan");
            }
        }

        if (plan.HasSoftDelete && !resources.HasSoftDelete)
        {
            problems.Add("the gallery no longer has soft delete, so versions would be deleted permanently");
        }

        return [.. problems, .. Orphans(plan, inventory, resources)];
    }

    private static IEnumerable<string> Orphans(PrunePlan plan, FactoryInventory inventory, FactoryResources resources)
    {
        var going = OrphanPlanner.Create(inventory.Stacks.Single(s => s.Name == plan.Stack), resources, plan.Images)
            .Where(o => o.IsDeleted)
            .Select(o => o.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var present = resources.Templates.Where(t => t.ProvisioningState != "Deleting").Select(t => t.Id)
            .Concat(resources.ResourceGroups.Where(g => g.ProvisioningState != "Deleting").Select(g => g.Id))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return plan.Orphans
            .Where(o => o.IsDeleted && present.Contains(o.Id) && !going.Contains(o.Id))
            .Select(o => $"{ArmNames.Last(o.Id)} is no longer an orphan, or has a run in progress");
    }

    // Deletions started by a crashed process continue in Azure, so they do not keep other versions.
    private static FactoryInventory WithoutGoing(PrunePlan plan, FactoryInventory inventory)
    {
        var planned = plan.Versions.Select(v => v.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return inventory with
        {
            Stacks =
            [
                .. inventory.Stacks.Select(s => s.Name != plan.Stack ? s : s with
                {
                    Images = [.. s.Images.Select(i => i with { Versions = [.. i.Versions.Where(v => v.ProvisioningState != "Deleting" || !planned.Contains(v.Id))] })],
                }),
            ],
        };
    }
}
