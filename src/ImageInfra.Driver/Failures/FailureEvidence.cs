using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Failures;

/// <summary>What is known of a run that failed, before anybody explains it.</summary>
/// <param name="Message">Azure's words: of the operation, the run's status or the refused request. May begin with its code.</param>
/// <param name="Log">The customization log (and the validation log after it), or null if it can't be read.</param>
/// <param name="Template">What the template was made from, which names steps that the log does not; or null.</param>
public sealed record FailureEvidence(string Message, string? Log = null, ImageTemplateSpec? Template = null)
{
    /// <summary>Whether the build had a subnet for container groups, which then download files; null if not known.</summary>
    public bool? HasContainerSubnet { get; init; }
}
