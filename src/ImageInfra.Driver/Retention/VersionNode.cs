using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Retention;

/// <summary>A version among all the others of a project.</summary>
internal sealed class VersionNode(StackInventory stack, ImageInventory image, PublishedVersion version)
{
    public StackInventory Stack => stack;

    public ImageInventory Image => image;

    public PublishedVersion Version => version;

    /// <summary>The versions that were built or copied from it.</summary>
    public List<VersionNode> Children { get; } = [];

    /// <summary>Whether Azure is busy with it.</summary>
    public bool IsMoving => version.ProvisioningState is not ("Succeeded" or "Failed") || version.Replicas.Any(r => r.IsReplicating);

    /// <summary>As a person says it in a stack.</summary>
    public string NameIn(string stackName) => stack.Name == stackName
        ? $"{image.Image} {version.Number}"
        : $"{image.Image} {version.Number} of stack {stack.Name}";
}
