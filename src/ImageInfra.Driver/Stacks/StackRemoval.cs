namespace ImageInfra.Driver.Stacks;

/// <summary>A resource that an operation deletes, for good or to create it anew.</summary>
/// <param name="Resource">The resource as the state has it.</param>
/// <param name="Action"><see cref="StackAction.Delete"/> or <see cref="StackAction.Replace"/>.</param>
public sealed record StackRemoval(StackResource Resource, StackAction Action)
{
    /// <summary>For a replacement: the names of the inputs that cause it, as far as the engine tells them.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];
}
