namespace ImageInfra.Driver.Stacks;

/// <summary>The result of a stack operation.</summary>
/// <param name="Changes">The number of resources for each action; actions without resources are absent.</param>
/// <param name="Outputs">The outputs after the operation; null after a destroy, and in a preview with Pulumi's engine.</param>
public sealed record StackResult(IReadOnlyDictionary<StackAction, int> Changes, StackOutputs? Outputs)
{
    /// <summary>The deleted or replaced resources; in a preview, those that would be.</summary>
    public IReadOnlyList<StackRemoval> Removals { get; init; } = [];

    /// <summary>Whether all resources match the declaration.</summary>
    public bool ChangesNothing => Changes.All(c => c.Key is StackAction.Same or StackAction.Read || c.Value == 0);
}
