using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>What an image version took and cost.</summary>
/// <param name="Number">The version.</param>
/// <param name="Storage">Its replicas.</param>
/// <param name="Build">The run that built it; no run where it is a copy, or was built before the period or by somebody else.</param>
public sealed record VersionCost(ImageVersion Number, StorageCost Storage, BuildCost Build);
