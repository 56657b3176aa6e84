namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A version to delete.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version number.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="Facts">The properties of the version when the plan was made.</param>
public sealed record PlannedDeletion(string Image, string Version, string Id, VersionFacts Facts)
{
    /// <summary>The name of the version for messages.</summary>
    internal string Name => $"{Image} {Version}";
}
