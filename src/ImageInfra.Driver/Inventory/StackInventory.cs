using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Inventory;

/// <summary>One stack: what it declares, its outputs, and the versions of its images.</summary>
/// <param name="Name">The name of the stack.</param>
/// <param name="Declared">Its catalog and settings.</param>
/// <param name="Outputs">The outputs of its last update, or null when there was none.</param>
/// <param name="Images">Its images with their versions.</param>
public sealed record StackInventory(
    string Name,
    FactoryStack Declared,
    StackOutputs? Outputs,
    IReadOnlyList<ImageInventory> Images)
{
    /// <summary>An image of the stack.</summary>
    /// <exception cref="DriverException">The stack was never updated, or has no such image.</exception>
    public ImageInventory Image(string name) =>
        Images.FirstOrDefault(i => string.Equals(i.Image, name, StringComparison.OrdinalIgnoreCase)) ?? throw (
            Outputs is null
                ? new DriverException(DriverFailure.StackNotFound, $"stack '{Name}' was never updated; 'imageinfra up --stack {Name}' does")
                : new DriverException(DriverFailure.NotFound, $"stack '{Name}' has no image '{name}'; it has {string.Join(", ", Images.Select(i => i.Image))}"));
}
