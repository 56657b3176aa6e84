using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>Restores a stack to its declaration after resources were deleted or changed outside Pulumi.</summary>
public sealed class RepairService(UpdateService updates, IStackOperations stacks, StackInspection inspection)
{
    /// <summary>
    /// Refreshes and updates the stack.
    /// <list type="number">
    /// <item>Refresh the state from Azure.</item>
    /// <item>Delete changed templates, because Azure refuses to update a template.</item>
    /// <item>Update the stack.</item>
    /// <item>Delete templates whose identity was deleted, and update the stack again, which creates them again.</item>
    /// </list>
    /// </summary>
    public async Task<RepairResult> UpAsync(bool deleteVersions, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        // (1)
        var found = await stacks.RefreshAsync(progress, cancellationToken);

        // (2)
        var done = new FinishedActions(progress);
        await RemoveAsync(
            [.. found.Resources.Where(r => r is { Type: ResourceTypes.ImageTemplate, Finding: RefreshFinding.Changed }).Select(r => r.Id)],
            done,
            cancellationToken);

        // (3)
        var result = await updates.UpAsync(deleteVersions, done, cancellationToken);

        // (4)
        if (result.Outputs is { } outputs
            && (await inspection.LookAsync(outputs, images: null, cancellationToken)).StaleTemplates is { Count: > 0 } stale)
        {
            await RemoveAsync(stale, done, cancellationToken);
            result = await updates.UpAsync(deleteVersions, done, cancellationToken);
        }

        return new(found, result with { Changes = done.WithEarlier(result.Changes) });
    }

    private async Task RemoveAsync(IReadOnlyList<string> templates, FinishedActions done, CancellationToken cancellationToken)
    {
        if (templates.Count == 0)
        {
            return;
        }

        await inspection.DeleteAsync(templates, done, cancellationToken);
        done.Remember();
        await stacks.RefreshAsync(new Relay<StackEvent>(_ => { }), cancellationToken);
    }
}
