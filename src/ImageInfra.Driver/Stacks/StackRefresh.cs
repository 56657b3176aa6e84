namespace ImageInfra.Driver.Stacks;

/// <summary>What a refresh found. The stack's state has all of it now, so that the next update repairs it.</summary>
/// <param name="Resources">Every resource that the stack's state had.</param>
public sealed record StackRefresh(IReadOnlyList<RefreshedResource> Resources)
{
    /// <summary>What is changed or gone.</summary>
    public IEnumerable<RefreshedResource> Drifted => Resources.Where(r => r.Finding is not RefreshFinding.Same);
}
