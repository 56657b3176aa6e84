namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>The versions of marketplace images.</summary>
public interface IMarketplaceVersions
{
    /// <summary>The versions of an image in a region, in no order; none where the region has no such image.</summary>
    Task<IReadOnlyList<string>> ListAsync(string subscriptionId, string location, MarketplaceImage image, CancellationToken cancellationToken);
}
