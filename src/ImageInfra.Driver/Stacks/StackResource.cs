namespace ImageInfra.Driver.Stacks;

/// <summary>A resource of Azure that a stack's state has. Components and providers are not among them.</summary>
/// <param name="Type">The type token, such as <c>azure-native:compute:Gallery</c>.</param>
/// <param name="Name">The resource's name in the program.</param>
/// <param name="Id">The ARM id.</param>
public sealed record StackResource(string Type, string Name, string Id)
{
    /// <summary>Whether an update refuses to delete it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether it stays in Azure when it leaves the state.</summary>
    public bool IsRetained { get; init; }
}
