using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>The freshness of an image compared to its sources.</summary>
/// <param name="Image">The image.</param>
/// <param name="Newest">The newest usable version; null if there is none.</param>
/// <param name="Reasons">The reasons why the image is outdated; empty if it is not.</param>
public sealed record ImageFreshness(string Image, PublishedVersion? Newest, IReadOnlyList<OutdatedReason> Reasons)
{
    /// <summary>Checks that could not be made.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version of the base that a build should start from; null if there is none.</summary>
    public PublishedVersion? NewestBase { get; init; }

    /// <summary>Whether the pinned version of the base is usable; true if the image has no base.</summary>
    public bool IsPinUsable { get; init; } = true;

    /// <summary>The newest version of the marketplace image, if the source is <c>latest</c>.</summary>
    public string? NewestSource { get; init; }

    /// <summary>Whether the image is outdated.</summary>
    public bool IsOutdated => Reasons.Count > 0;

    /// <summary>Whether a build fixes at least one reason.</summary>
    public bool IsFixedByBuild => Reasons.Any(r => r.IsFixedByBuild);
}
