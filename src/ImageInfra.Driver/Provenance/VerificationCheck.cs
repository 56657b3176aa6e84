namespace ImageInfra.Driver.Provenance;

/// <summary>One check of a version's provenance.</summary>
/// <param name="Name">What was checked, such as <c>signature</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What was found.</param>
public sealed record VerificationCheck(string Name, CheckOutcome Outcome, string Message);
