namespace ImageInfra.Driver.Stacks;

/// <summary>Something that happened during a stack operation.</summary>
/// <param name="Phase">Whether it begins, ended, failed, or is only a message.</param>
/// <param name="Action">What is done with the resource.</param>
/// <param name="Type">The resource's type token, such as <c>azure-native:compute:Gallery</c>; empty for a message.</param>
/// <param name="Name">The resource's name in the program; empty for a message.</param>
/// <param name="Message">Words for a person, where there are any.</param>
public sealed record StackEvent(StackPhase Phase, StackAction Action, string Type, string Name, string? Message = null);
