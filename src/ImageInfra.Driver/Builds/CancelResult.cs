namespace ImageInfra.Driver.Builds;

/// <summary>What came of canceling the run of one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Outcome">What Azure really did.</param>
/// <param name="Message">The same in words, and what to do.</param>
public sealed record CancelResult(string Image, CancelOutcome Outcome, string Message);
