using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Whether an image is as new as what it is made from.</summary>
/// <param name="Image">The image.</param>
/// <param name="Newest">Its newest good version, or null if it has none.</param>
/// <param name="Reasons">Why it is outdated; none where it is not.</param>
public sealed record ImageFreshness(string Image, PublishedVersion? Newest, IReadOnlyList<OutdatedReason> Reasons)
{
    /// <summary>What could not be found out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version of its base that a build should start from, where it has a base with one.</summary>
    public PublishedVersion? NewestBase { get; init; }

    /// <summary>Whether builds may start from the version of its base that the stack's settings pin; true where it has none.</summary>
    public bool IsPinUsable { get; init; } = true;

    /// <summary>The newest version of its marketplace image, where it takes the latest of one.</summary>
    public string? NewestSource { get; init; }

    /// <summary>Whether it is outdated.</summary>
    public bool IsOutdated => Reasons.Count > 0;

    /// <summary>Whether a build fixes some of that.</summary>
    public bool IsMendedByBuild => Reasons.Any(r => r.IsMendedByBuild);
}
