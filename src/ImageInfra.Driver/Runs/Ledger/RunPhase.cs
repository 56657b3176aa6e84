namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The start of a phase of a run.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="EnteredAt">The time at which the phase was first seen, by Azure's clock.</param>
public sealed record RunPhase(RunSubState Phase, DateTimeOffset EnteredAt);
