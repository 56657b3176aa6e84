namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The state of a template in the ledger.</summary>
/// <param name="Open">The open entry; null if there is none.</param>
/// <param name="NextNumber">The number of the template's next entry, which can be saved after the open one is closed.</param>
public sealed record TemplateLedger(RunEntry? Open, int NextNumber);
