using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// The resources that an operation removes from the state alone. Engines tell their removal as a deletion; here it becomes what it
/// is.
/// </summary>
internal sealed class StayingResources(IReadOnlyList<StayingResource> resources)
{
    /// <summary>The ARM ids.</summary>
    public IReadOnlyList<string> Ids => [.. resources.Select(r => r.Resource.Id)];

    /// <summary>Whether the engine would refuse to remove one of them.</summary>
    public bool HaveProtected => resources.Any(r => r.Resource.IsProtected);

    /// <summary>The removals that are deletions in Azure.</summary>
    public IReadOnlyList<StackRemoval> Without(IReadOnlyList<StackRemoval> removals) =>
        [.. removals.Where(r => r.Action is not StackAction.Delete || !Contains(r.Resource.Type, r.Resource.Name))];

    /// <summary>Tells why each of them stays.</summary>
    public void Report(IProgress<StackEvent> progress)
    {
        foreach (var resource in resources)
        {
            progress.Report(new(StackPhase.Message, StackAction.Same, "", "", resource.Why));
        }
    }

    /// <summary>Progress that tells of their removal as <see cref="StackAction.Keep"/>.</summary>
    public IProgress<StackEvent> Tell(IProgress<StackEvent> progress) => new Relay<StackEvent>(e =>
        progress.Report(e.Action is StackAction.Delete && Contains(e.Type, e.Name) ? e with { Action = StackAction.Keep } : e));

    /// <summary>A result that counts them as kept.</summary>
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
