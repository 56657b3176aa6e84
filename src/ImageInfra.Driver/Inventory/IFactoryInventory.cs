namespace ImageInfra.Driver.Inventory;

/// <summary>Reads what a project's stacks have.</summary>
public interface IFactoryInventory
{
    /// <summary>The names of the project's stacks: there is a <c>Pulumi.NAME.yaml</c> for each.</summary>
    IReadOnlyList<string> Stacks { get; }

    /// <summary>
    /// Reads stacks live, and what uses their versions. One list a definition, and one a subscription and kind of consumer. For
    /// what acts on a version that may have been made a moment ago.
    /// </summary>
    Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, CancellationToken cancellationToken) =>
        ReadAsync(stacks, withConsumers, InventoryAge.Live, cancellationToken);

    /// <summary>Reads stacks, and what uses their versions, as fresh as it has to be. Consumers are always read live.</summary>
    Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, InventoryAge age, CancellationToken cancellationToken);
}
