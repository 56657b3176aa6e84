using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Inventory;

/// <summary>What uses image versions in Azure.</summary>
public interface IVersionConsumers
{
    /// <summary>Everything in these subscriptions that refers to an image of any gallery.</summary>
    /// <exception cref="DriverException">A subscription can't be read: then nobody knows what is in use.</exception>
    Task<IReadOnlyList<VersionConsumer>> ListAsync(IEnumerable<string> subscriptionIds, CancellationToken cancellationToken);
}
