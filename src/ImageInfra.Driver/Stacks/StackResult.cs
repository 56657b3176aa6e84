namespace ImageInfra.Driver.Stacks;

/// <summary>What a stack operation did.</summary>
/// <param name="Changes">How many resources for each action; actions without any are absent.</param>
/// <param name="Outputs">The stack's outputs after it; null after a destroy, and in a preview of Pulumi's.</param>
public sealed record StackResult(IReadOnlyDictionary<StackAction, int> Changes, StackOutputs? Outputs)
{
    /// <summary>The resources that were deleted or replaced; in a preview, those that would be.</summary>
    public IReadOnlyList<StackRemoval> Removals { get; init; } = [];

    /// <summary>Whether everything is as declared.</summary>
    public bool ChangesNothing => Changes.All(c => c.Key is StackAction.Same or StackAction.Read || c.Value == 0);
}
