using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The decision about a version.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="Reasons">All reasons to keep it; empty if it is deleted.</param>
public sealed record VersionVerdict(string Image, PublishedVersion Version, IReadOnlyList<KeepReason> Reasons)
{
    /// <summary>Whether the version is deleted.</summary>
    public bool IsDeleted => Reasons.Count == 0;
}
