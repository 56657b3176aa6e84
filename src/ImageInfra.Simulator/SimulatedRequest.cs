namespace ImageInfra.Simulator;

/// <summary>A request that was answered.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Status">The HTTP status of the answer.</param>
public sealed record SimulatedRequest(string Method, string Path, int Status);
