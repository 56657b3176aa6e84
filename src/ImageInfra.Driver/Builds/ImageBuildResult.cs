using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>The result of building one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="VersionId">The ARM id of the new version.</param>
/// <param name="Elapsed">The duration, by Azure's clock.</param>
/// <param name="Message">The reason for a failure or a skipped build.</param>
/// <param name="Explanation">The explanation of a failure.</param>
public sealed record ImageBuildResult(
    string Image,
    BuildOutcome Outcome,
    string? VersionId = null,
    TimeSpan? Elapsed = null,
    string? Message = null,
    FailureExplanation? Explanation = null)
{
    /// <summary>Whether an existing version was used, so that the image was not built again.</summary>
    public bool IsReused { get; init; }
}
