namespace ImageInfra.Simulator;

/// <summary>A request after its response.</summary>
/// <param name="Time">The time on the simulated clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without the query.</param>
/// <param name="Status">The HTTP status of the response; 0 if the connection was closed.</param>
public sealed record SimulatedRequest(DateTimeOffset Time, string Method, string Path, int Status);
