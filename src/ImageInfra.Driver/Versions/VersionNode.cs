namespace ImageInfra.Driver.Versions;

/// <summary>A version among all the others of a project.</summary>
/// <param name="stack">The name of the stack that has it.</param>
/// <param name="image">The name of the image.</param>
/// <param name="version">The version.</param>
public sealed class VersionNode(string stack, string image, PublishedVersion version)
{
    /// <summary>The name of the stack that has it.</summary>
    public string Stack => stack;

    /// <summary>The name of the image.</summary>
    public string Image => image;

    /// <summary>The version.</summary>
    public PublishedVersion Version => version;

    /// <summary>The versions that were built or copied from it.</summary>
    public IReadOnlyList<VersionNode> Children => ChildList;

    internal List<VersionNode> ChildList { get; } = [];

    /// <summary>Whether Azure creates, updates, copies or deletes it now.</summary>
    public bool IsBusy => version.ProvisioningState is not ("Succeeded" or "Failed") || version.Replicas.Any(r => r.IsReplicating);

    /// <summary>Its name for a person who looks at a stack: with its own stack where that is another.</summary>
    /// <param name="stackName">The stack that the person looks at.</param>
    public string NameIn(string stackName) => stack == stackName ? $"{image} {version.Number}" : $"{image} {version.Number} of stack {stack}";
}
