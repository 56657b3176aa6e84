using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Inventory;

/// <summary>What uses image versions in Azure.</summary>
public interface IVersionConsumers
{
    /// <summary>Everything in these subscriptions that refers to an image of any gallery.</summary>
    /// <exception cref="DriverException">A subscription can't be read: the versions in use are then not known.</exception>
    Task<IReadOnlyList<VersionConsumer>> ListAsync(IEnumerable<string> subscriptionIds, CancellationToken cancellationToken);
}
