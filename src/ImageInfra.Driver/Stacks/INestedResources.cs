namespace ImageInfra.Driver.Stacks;

/// <summary>What is in resources that Azure refused to delete because something is in them.</summary>
public interface INestedResources
{
    /// <summary>
    /// Whether nothing is left in any of them: what Azure still sees there is deleted. False when something is, and when none of
    /// the ids is that of a resource that has others in it, so that no caller waits in vain.
    /// </summary>
    /// <param name="ids">The ids that Azure's refusal names.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    Task<bool> AreGoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}
