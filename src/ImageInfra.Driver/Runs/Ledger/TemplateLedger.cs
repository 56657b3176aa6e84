namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>What the ledger has of a template.</summary>
/// <param name="Open">The entry that is not closed, or null. There is at most one.</param>
/// <param name="NextNumber">The number of the template's next entry. It can be saved once the open one is closed.</param>
public sealed record TemplateLedger(RunEntry? Open, int NextNumber);
