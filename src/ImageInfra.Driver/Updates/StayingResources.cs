using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// Resources that an operation removes only from the state. Engines report their removal as a deletion; this class reports it as
/// <see cref="StackAction.Keep"/>.
/// </summary>
internal sealed class StayingResources(IReadOnlyList<StayingResource> resources)
{
    /// <summary>The ARM ids.</summary>
    public IReadOnlyList<string> Ids => [.. resources.Select(r => r.Resource.Id)];

    /// <summary>Whether one of the resources is protected, so that the engine would refuse to remove it.</summary>
    public bool HaveProtected => resources.Any(r => r.Resource.IsProtected);

    /// <summary>The removals that delete a resource in Azure.</summary>
    public IReadOnlyList<StackRemoval> Without(IReadOnlyList<StackRemoval> removals) =>
        [.. removals.Where(r => r.Action is not StackAction.Delete || !Contains(r.Resource.Type, r.Resource.Name))];

    /// <summary>Reports why each resource stays.</summary>
    public void Report(IProgress<StackEvent> progress)
    {
        foreach (var resource in resources)
        {
            progress.Report(new(StackPhase.Message, StackAction.Same, "", "", resource.Why));
        }
    }

    /// <summary>Wraps progress to report the removal of these resources as <see cref="StackAction.Keep"/>.</summary>
    public IProgress<StackEvent> Tell(IProgress<StackEvent> progress) => new Relay<StackEvent>(e =>
        progress.Report(e.Action is StackAction.Delete && Contains(e.Type, e.Name) ? e with { Action = StackAction.Keep } : e));

    /// <summary>Counts these resources as kept in a result.</summary>
    public StackResult Count(StackResult result)
    {
        var kept = result.Removals.Count - Without(result.Removals).Count;
        if (kept == 0)
        {
            return result;
        }

        var changes = new Dictionary<StackAction, int>(result.Changes)
        {
            [StackAction.Delete] = Math.Max(0, result.Changes.GetValueOrDefault(StackAction.Delete) - kept),
            [StackAction.Keep] = kept,
        };
        return result with { Changes = changes, Removals = Without(result.Removals) };
    }

    private bool Contains(string type, string name) => resources.Any(r => r.Is(type, name));
}
