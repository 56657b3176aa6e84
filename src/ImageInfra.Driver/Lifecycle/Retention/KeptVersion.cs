namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A version that stays.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">Its number.</param>
/// <param name="PublishedDate">When it was published.</param>
/// <param name="Reasons">Why it stays, each of the reasons.</param>
public sealed record KeptVersion(string Image, string Version, DateTimeOffset? PublishedDate, IReadOnlyList<KeepReason> Reasons);
