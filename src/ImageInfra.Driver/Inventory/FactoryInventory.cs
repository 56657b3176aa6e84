using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>Every version that a project's stacks have, what is declared of them, and who uses them: one reading of the world.</summary>
/// <param name="Stacks">The stacks that were read.</param>
/// <param name="Consumers">What uses images, or empty where it was not asked for.</param>
public sealed record FactoryInventory(IReadOnlyList<StackInventory> Stacks, IReadOnlyList<VersionConsumer> Consumers)
{
    /// <summary>How fresh its versions are; live where Resource Graph was to be asked and was refused.</summary>
    public InventoryAge Age { get; init; }

    /// <summary>Which version was built or copied from which.</summary>
    public VersionGraph Graph() => new(
        from stack in Stacks
        from image in stack.Images
        from version in image.Versions
        select new VersionNode(stack.Name, image.Image, version));

    /// <summary>A stack.</summary>
    /// <exception cref="DriverException">It was not read.</exception>
    public StackInventory Stack(string name) =>
        Stacks.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new DriverException(
            DriverFailure.StackNotFound,
            $"there is no stack '{name}'; there are {string.Join(", ", Stacks.Select(s => s.Name))}");
}
