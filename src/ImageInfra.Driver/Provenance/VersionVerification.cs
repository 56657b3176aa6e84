using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>The results of all checks of a version's provenance.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="Checks">The results in order.</param>
public sealed record VersionVerification(string Image, PublishedVersion Version, IReadOnlyList<VerificationCheck> Checks)
{
    /// <summary>Whether no check failed.</summary>
    public bool IsVerified => Checks.All(c => c.Outcome is not CheckOutcome.Failed);
}
