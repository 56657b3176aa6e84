using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Inventory;

/// <summary>Lists consumers of image versions in Azure.</summary>
public interface IVersionConsumers
{
    /// <summary>Lists all resources in the subscriptions that refer to a gallery image.</summary>
    /// <exception cref="DriverException">A subscription cannot be read, so that the versions in use are unknown.</exception>
    Task<IReadOnlyList<VersionConsumer>> ListAsync(IEnumerable<string> subscriptionIds, CancellationToken cancellationToken);
}
