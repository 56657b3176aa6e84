using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The costs of an image version.</summary>
/// <param name="Number">The version.</param>
/// <param name="Storage">The cost of its replicas.</param>
/// <param name="Build">The cost of its run; zero runs for a copy, or a version built before the period or outside this program.</param>
public sealed record VersionCost(ImageVersion Number, StorageCost Storage, BuildCost Build);
