using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Stacks;

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
    IReadOnlyList<ImageInventory> Images);
