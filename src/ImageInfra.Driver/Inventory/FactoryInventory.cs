using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>The versions, declarations and consumers of a project's stacks, read at one time.</summary>
/// <param name="Stacks">The stacks.</param>
/// <param name="Consumers">The consumers of images; empty if not requested.</param>
public sealed record FactoryInventory(IReadOnlyList<StackInventory> Stacks, IReadOnlyList<VersionConsumer> Consumers)
{
    /// <summary>The age of the data. Live also if Resource Graph was requested but refused.</summary>
    public InventoryAge Age { get; init; }

    /// <summary>The graph of which version was built or copied from which.</summary>
    public VersionGraph Graph() => new(
        from stack in Stacks
        from image in stack.Images
        from version in image.Versions
        select new VersionNode(stack.Name, image.Image, version));

    /// <summary>Returns a stack.</summary>
    /// <exception cref="DriverException">The stack was not read.</exception>
    public StackInventory Stack(string name) =>
        Stacks.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new DriverException(
            DriverFailure.StackNotFound,
            $"the project has no stack '{name}'{UnknownName.Known([name], [.. Stacks.Select(s => s.Name)])}");
}
