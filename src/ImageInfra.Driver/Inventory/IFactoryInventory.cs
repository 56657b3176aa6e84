namespace ImageInfra.Driver.Inventory;

/// <summary>Reads the inventory of a project's stacks.</summary>
public interface IFactoryInventory
{
    /// <summary>The names of the project's stacks, one for each <c>Pulumi.NAME.yaml</c>.</summary>
    IReadOnlyList<string> Stacks { get; }

    /// <summary>
    /// Reads stacks and consumers live: one list for each image definition, and one for each subscription and kind of consumer. For
    /// operations on versions that may be seconds old.
    /// </summary>
    Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, CancellationToken cancellationToken) =>
        ReadAsync(stacks, withConsumers, InventoryAge.Live, cancellationToken);

    /// <summary>Reads stacks at the requested age. Consumers are always read live.</summary>
    Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, InventoryAge age, CancellationToken cancellationToken);
}
