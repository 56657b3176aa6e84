namespace ImageInfra.Driver.Insight.Costs;

/// <summary>What an image took and cost.</summary>
/// <param name="Image">The image.</param>
/// <param name="Versions">Its versions, newest number first.</param>
/// <param name="OtherBuilds">The runs that made none of these versions: they failed, or their version was deleted since.</param>
public sealed record ImageCost(string Image, IReadOnlyList<VersionCost> Versions, BuildCost OtherBuilds)
{
    /// <summary>The replicas of every version.</summary>
    public StorageCost Storage { get; } = StorageCost.Sum(Versions.Select(v => v.Storage));

    /// <summary>Every run.</summary>
    public BuildCost Build { get; } = BuildCost.Sum(Versions.Select(v => v.Build).Append(OtherBuilds));

    /// <summary>Both, or null if one of them is not known.</summary>
    public decimal? Cost => Storage.Cost + Build.Cost;
}
