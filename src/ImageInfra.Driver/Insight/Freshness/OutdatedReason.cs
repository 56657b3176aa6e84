namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>A reason why an image is outdated.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Message">The reason in words, with the next step if a build does not help.</param>
/// <param name="IsFixedByBuild">Whether a build fixes it. If not, a person must change something first.</param>
public sealed record OutdatedReason(OutdatedCause Cause, string Message, bool IsFixedByBuild = true);
