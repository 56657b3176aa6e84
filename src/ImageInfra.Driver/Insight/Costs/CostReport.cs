namespace ImageInfra.Driver.Insight.Costs;

/// <summary>What the images of a stack took and cost.</summary>
/// <param name="Images">The images.</param>
/// <param name="Missing">What a cost could not be had without: keys of the price list, and versions of which Azure says no size.</param>
public sealed record CostReport(IReadOnlyList<ImageCost> Images, IReadOnlyList<string> Missing);
