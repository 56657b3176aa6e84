namespace ImageInfra.Driver.Stacks;

/// <summary>The result of a refresh. The state now matches Azure, so that the next update repairs drifted resources.</summary>
/// <param name="Resources">All resources that were in the state.</param>
public sealed record StackRefresh(IReadOnlyList<RefreshedResource> Resources)
{
    /// <summary>The resources that were changed or deleted.</summary>
    public IEnumerable<RefreshedResource> Drifted => Resources.Where(r => r.Finding is not RefreshFinding.Same);
}
