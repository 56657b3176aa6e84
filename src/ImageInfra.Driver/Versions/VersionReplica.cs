namespace ImageInfra.Driver.Versions;

/// <summary>A version in one region.</summary>
/// <param name="Region">The region, as in <c>westeurope</c>.</param>
/// <param name="ReplicaCount">The number of copies.</param>
/// <param name="State">Azure's replication state (Completed, Replicating, Failed, Unknown), where it was asked for.</param>
/// <param name="Progress">0 to 100.</param>
public sealed record VersionReplica(string Region, int ReplicaCount, string? State, int Progress);
