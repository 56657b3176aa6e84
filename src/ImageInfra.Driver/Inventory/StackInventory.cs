using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Inventory;

/// <summary>One stack: its declaration, its outputs, and the versions of its images.</summary>
/// <param name="Name">The name of the stack.</param>
/// <param name="Declared">The catalog and the settings.</param>
/// <param name="Outputs">The outputs of the last update; null before the first one.</param>
/// <param name="Images">The images with their versions.</param>
public sealed record StackInventory(
    string Name,
    FactoryStack Declared,
    StackOutputs? Outputs,
    IReadOnlyList<ImageInventory> Images)
{
    /// <summary>Returns an image of the stack.</summary>
    /// <exception cref="DriverException">The stack was never updated, or lacks the image.</exception>
    public ImageInventory Image(string name) =>
        Images.FirstOrDefault(i => string.Equals(i.Image, name, StringComparison.OrdinalIgnoreCase)) ?? throw (
            Outputs is null
                ? new NotDeployedException(Name, $"; to update it, run 'imageinfra up --stack {Name}'")
                : UnknownName.Image($"stack '{Name}'", name, [.. Images.Select(i => i.Image)]));
}
