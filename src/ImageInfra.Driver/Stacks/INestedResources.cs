namespace ImageInfra.Driver.Stacks;

/// <summary>Checks resources that Azure refused to delete because they are not empty.</summary>
public interface INestedResources
{
    /// <summary>
    /// Whether all of the resources are empty except for children that are being deleted. False if a child remains, or if no id belongs
    /// to a resource that can have children, so that no caller waits in vain.
    /// </summary>
    /// <param name="ids">The ids in Azure's refusal.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<bool> AreGoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}
