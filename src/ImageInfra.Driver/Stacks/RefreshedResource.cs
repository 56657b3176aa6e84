namespace ImageInfra.Driver.Stacks;

/// <summary>A resource of a stack, compared with Azure.</summary>
/// <param name="Type">The resource's type token, such as <c>azure-native:compute:Gallery</c>.</param>
/// <param name="Name">The resource's name in the program.</param>
/// <param name="Id">The ARM id; empty if unknown.</param>
/// <param name="Finding">The result of the comparison.</param>
/// <param name="Properties">The changed properties that a program can declare; empty for an unchanged or deleted resource.</param>
public sealed record RefreshedResource(string Type, string Name, string Id, RefreshFinding Finding, IReadOnlyList<string> Properties);
