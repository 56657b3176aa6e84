namespace ImageInfra.Driver.Stacks;

/// <summary>A resource that a stack's state holds.</summary>
/// <param name="Type">The resource's type token, such as <c>azure-native:compute:Gallery</c>.</param>
/// <param name="Name">The resource's name in the program.</param>
/// <param name="Id">The ARM id; empty for a component.</param>
public sealed record StackResource(string Type, string Name, string Id);
