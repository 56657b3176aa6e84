namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Why an image is outdated, and whether a build fixes that.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Message">The same in words, with what to do where a build does not help.</param>
/// <param name="IsMendedByBuild">Whether building the image fixes it. Otherwise a person has to change something first.</param>
public sealed record OutdatedReason(OutdatedCause Cause, string Message, bool IsMendedByBuild = true);
