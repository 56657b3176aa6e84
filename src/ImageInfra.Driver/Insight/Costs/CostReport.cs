namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The costs of a stack's images.</summary>
/// <param name="Images">The images.</param>
/// <param name="Missing">The data missing for costs: keys of the price list, and versions without a size in Azure.</param>
public sealed record CostReport(IReadOnlyList<ImageCost> Images, IReadOnlyList<string> Missing);
