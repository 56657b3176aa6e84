namespace ImageInfra.Driver.Versions;

/// <summary>A version in the graph of a project.</summary>
/// <param name="stack">The name of its stack.</param>
/// <param name="image">The name of the image.</param>
/// <param name="version">The version.</param>
public sealed class VersionNode(string stack, string image, PublishedVersion version)
{
    /// <summary>The name of its stack.</summary>
    public string Stack => stack;

    /// <summary>The name of the image.</summary>
    public string Image => image;

    /// <summary>The version.</summary>
    public PublishedVersion Version => version;

    /// <summary>The versions that were built or copied from it.</summary>
    public IReadOnlyList<VersionNode> Children => ChildList;

    internal List<VersionNode> ChildList { get; } = [];

    /// <summary>Whether Azure is creating, updating, copying or deleting it.</summary>
    public bool IsBusy => version.ProvisioningState is not ("Succeeded" or "Failed") || version.Replicas.Any(r => r.IsReplicating);

    /// <summary>The name for messages about a stack; it includes the version's stack if that is another one.</summary>
    /// <param name="stackName">The stack of the message.</param>
    public string NameIn(string stackName) => stack == stackName ? $"{image} {version.Number}" : $"{image} {version.Number} of stack {stack}";
}
