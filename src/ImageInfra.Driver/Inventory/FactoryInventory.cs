namespace ImageInfra.Driver.Inventory;

/// <summary>Every version that a project's stacks have, what is declared of them, and who uses them: one reading of the world.</summary>
/// <param name="Stacks">The stacks that were read.</param>
/// <param name="Consumers">What uses images, or empty where it was not asked for.</param>
public sealed record FactoryInventory(IReadOnlyList<StackInventory> Stacks, IReadOnlyList<VersionConsumer> Consumers);
