using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>How the build of one image ended.</summary>
/// <param name="Image">The image.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="VersionId">The ARM id of the new version.</param>
/// <param name="Elapsed">From start to end, by Azure's clock.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Explanation">Why it failed, explained.</param>
public sealed record ImageBuildResult(
    string Image,
    BuildOutcome Outcome,
    string? VersionId = null,
    TimeSpan? Elapsed = null,
    string? Message = null,
    FailureExplanation? Explanation = null)
{
    /// <summary>Whether the version was there already, so that the image was not built again.</summary>
    public bool IsReused { get; init; }
}
