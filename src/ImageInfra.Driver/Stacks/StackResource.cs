namespace ImageInfra.Driver.Stacks;

/// <summary>An Azure resource in a stack's state. Components and providers are not included.</summary>
/// <param name="Type">The type token, such as <c>azure-native:compute:Gallery</c>.</param>
/// <param name="Name">The resource's name in the program.</param>
/// <param name="Id">The ARM id.</param>
public sealed record StackResource(string Type, string Name, string Id)
{
    /// <summary>Whether the resource is protected from deletion.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether the resource stays in Azure when it is removed from the state.</summary>
    public bool IsRetained { get; init; }
}
