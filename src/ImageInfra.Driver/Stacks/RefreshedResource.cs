namespace ImageInfra.Driver.Stacks;

/// <summary>A resource of a stack, compared with what is in Azure.</summary>
/// <param name="Type">The resource's type token, such as <c>azure-native:compute:Gallery</c>.</param>
/// <param name="Name">The resource's name in the program.</param>
/// <param name="Id">The ARM id; empty where it is not known.</param>
/// <param name="Finding">How it stands.</param>
/// <param name="Properties">The properties that somebody changed, of those that a program can declare; none unless it is changed.</param>
public sealed record RefreshedResource(string Type, string Name, string Id, RefreshFinding Finding, IReadOnlyList<string> Properties);
