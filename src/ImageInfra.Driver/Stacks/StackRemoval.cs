namespace ImageInfra.Driver.Stacks;

/// <summary>A resource that an operation deletes or replaces.</summary>
/// <param name="Resource">The resource in the state.</param>
/// <param name="Action"><see cref="StackAction.Delete"/> or <see cref="StackAction.Replace"/>.</param>
public sealed record StackRemoval(StackResource Resource, StackAction Action)
{
    /// <summary>For a replacement: the names of the inputs that cause it, if the engine reports them.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];
}
