using System.Collections.Concurrent;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Refreshes the state of a rehearsed stack from Azure: deleted resources are removed from it, and changes are applied to its
/// inputs, so that the next update restores the declaration.
/// </summary>
internal sealed class RehearsalRefresh(RehearsalState state, RehearsedCalls calls, IProgress<StackEvent> progress)
{
    private const int MaximumConcurrentCalls = 32;

    /// <summary>Refreshes all resources in the state.</summary>
    public async Task<StackRefresh> RunAsync(CancellationToken cancellationToken)
    {
        var resources = state.Resources;
        var found = new ConcurrentDictionary<string, RefreshedResource>();
        await Parallel.ForEachAsync(
            resources,
            new ParallelOptions { MaxDegreeOfParallelism = MaximumConcurrentCalls, CancellationToken = cancellationToken },
            async (resource, token) =>
            {
                progress.Report(new(StackPhase.Started, StackAction.Read, resource.Type, resource.Name));
                found[resource.Key] = await RefreshAsync(resource, token);
                progress.Report(new(StackPhase.Finished, StackAction.Read, resource.Type, resource.Name));
            });
        return new([.. resources.Where(r => !r.Replaced).Select(r => found[r.Key])]);
    }

    private async Task<RefreshedResource> RefreshAsync(RehearsedResource resource, CancellationToken cancellationToken)
    {
        var type = ArmTypes.Of(resource.Type);
        if (await calls.GetAsync(type, resource.TakenId ?? resource.Id, cancellationToken) is not { } answer)
        {
            state.Remove(resource.Key);
            return Of(resource, RefreshFinding.Gone);
        }

        var outputs = type.Outputs(answer);
        var inputs = DriftedInputs.Apply(type, resource.Inputs, resource.Outputs, outputs);
        if (!SealedValues.AreSame(outputs, resource.Outputs))
        {
            state.Put(resource with { Inputs = inputs, Outputs = outputs });
        }

        var changed = DriftedInputs.Names(resource.Inputs, inputs);
        return Of(resource, changed.Count > 0 ? RefreshFinding.Changed : RefreshFinding.Same, changed);
    }

    private static RefreshedResource Of(RehearsedResource resource, RefreshFinding finding, params IReadOnlyList<string> changed) =>
        new(resource.Type, resource.Name, resource.Id, finding, changed);
}
