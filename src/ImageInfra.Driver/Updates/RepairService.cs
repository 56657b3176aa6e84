using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>Brings a stack back to what its program declares, whatever somebody deleted or changed by hand.</summary>
public sealed class RepairService(UpdateService updates, IStackOperations stacks, StackInspection inspection)
{
    /// <summary>
    /// Updates the stack after a look at Azure.
    /// <list type="number">
    /// <item>Read what is in Azure into the stack's state.</item>
    /// <item>Delete templates that somebody changed: Azure lets no update of a template through.</item>
    /// <item>Update the stack.</item>
    /// <item>Delete templates that run as an identity which was deleted, and update the stack again: it makes them anew.</item>
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
