namespace ImageInfra.Driver.Inventory;

/// <summary>Reads what a project's stacks have.</summary>
public interface IFactoryInventory
{
    /// <summary>The names of the project's stacks: there is a <c>Pulumi.NAME.yaml</c> for each.</summary>
    IReadOnlyList<string> Stacks { get; }

    /// <summary>Reads stacks, and what uses their versions. One list a definition, and one a subscription and kind of consumer.</summary>
    Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, CancellationToken cancellationToken);
}
