namespace ImageInfra.Driver.Stacks;

/// <summary>An event of a stack operation.</summary>
/// <param name="Phase">The phase: started, finished, failed, or a message.</param>
/// <param name="Action">The action on the resource.</param>
/// <param name="Type">The resource's type token, such as <c>azure-native:compute:Gallery</c>; empty for a message.</param>
/// <param name="Name">The resource's name in the program; empty for a message.</param>
/// <param name="Message">The message; null if there is none.</param>
public sealed record StackEvent(StackPhase Phase, StackAction Action, string Type, string Name, string? Message = null);
