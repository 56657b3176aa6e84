namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Lists versions of marketplace images.</summary>
public interface IMarketplaceVersions
{
    /// <summary>The versions of an image in a region, in any order; empty if the region does not offer the image.</summary>
    Task<IReadOnlyList<string>> ListAsync(string subscriptionId, string location, MarketplaceImage image, CancellationToken cancellationToken);
}
