namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A version that is to go.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">Its number.</param>
/// <param name="Id">Its ARM id.</param>
/// <param name="Facts">What it was when that was planned.</param>
public sealed record PlannedDeletion(string Image, string Version, string Id, VersionFacts Facts)
{
    /// <summary>The version as a person says it.</summary>
    internal string Name => $"{Image} {Version}";
}
