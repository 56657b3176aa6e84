using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What is to become of a version.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="Reasons">Why it stays, each of the reasons; none where it goes.</param>
public sealed record VersionVerdict(string Image, PublishedVersion Version, IReadOnlyList<KeepReason> Reasons)
{
    /// <summary>Whether it goes.</summary>
    public bool IsDeleted => Reasons.Count == 0;
}
