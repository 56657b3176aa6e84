namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The costs of an image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Versions">The versions, newest number first.</param>
/// <param name="OtherBuilds">The runs without an existing version: they failed, or their version was deleted.</param>
public sealed record ImageCost(string Image, IReadOnlyList<VersionCost> Versions, BuildCost OtherBuilds)
{
    /// <summary>The storage cost of all replicas.</summary>
    public StorageCost Storage { get; } = StorageCost.Sum(Versions.Select(v => v.Storage));

    /// <summary>The cost of all runs.</summary>
    public BuildCost Build { get; } = BuildCost.Sum(Versions.Select(v => v.Build).Append(OtherBuilds));

    /// <summary>The total cost; null if a part is unknown.</summary>
    public decimal? Cost => Storage.Cost + Build.Cost;
}
