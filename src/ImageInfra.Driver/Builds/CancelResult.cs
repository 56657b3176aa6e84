namespace ImageInfra.Driver.Builds;

/// <summary>The result of canceling the run of one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Outcome">The result in Azure.</param>
/// <param name="Message">The result in words, with the next step.</param>
public sealed record CancelResult(string Image, CancelOutcome Outcome, string Message);
