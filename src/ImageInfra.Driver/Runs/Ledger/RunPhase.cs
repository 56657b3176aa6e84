namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>When a run came to a phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="EnteredAt">When it was first seen there, by Azure's clock.</param>
public sealed record RunPhase(RunSubState Phase, DateTimeOffset EnteredAt);
