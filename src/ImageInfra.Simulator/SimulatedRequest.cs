namespace ImageInfra.Simulator;

/// <summary>A request that was answered.</summary>
/// <param name="Time">When, by the simulated clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Status">The HTTP status of the answer; 0 for a connection that was cut.</param>
public sealed record SimulatedRequest(DateTimeOffset Time, string Method, string Path, int Status);
