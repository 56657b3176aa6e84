namespace ImageInfra.Driver.Provenance;

/// <summary>The result of one check of a version's provenance.</summary>
/// <param name="Name">The name of the check, such as <c>signature</c>.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Message">The details.</param>
public sealed record VerificationCheck(string Name, CheckOutcome Outcome, string Message);
