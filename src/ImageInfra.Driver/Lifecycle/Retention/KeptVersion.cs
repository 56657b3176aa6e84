namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A version that is kept.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version number.</param>
/// <param name="PublishedDate">The time of publication.</param>
/// <param name="Reasons">All reasons to keep it.</param>
public sealed record KeptVersion(string Image, string Version, DateTimeOffset? PublishedDate, IReadOnlyList<KeepReason> Reasons);
