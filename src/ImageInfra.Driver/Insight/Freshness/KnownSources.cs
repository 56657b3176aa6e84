using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>The available versions of sources outside the stack.</summary>
/// <param name="Marketplace">The versions of marketplace images.</param>
/// <param name="Definitions">The versions of image definitions in other galleries, by the definition's ARM id.</param>
public sealed record KnownSources(
    IReadOnlyDictionary<MarketplaceImage, IReadOnlyList<string>> Marketplace,
    IReadOnlyDictionary<string, IReadOnlyList<PublishedVersion>> Definitions);
