namespace ImageInfra.Simulator.Entra;

/// <summary>Who a token speaks for.</summary>
/// <param name="ObjectId">The principal, which roles are assigned to.</param>
/// <param name="ClientId">The application.</param>
internal sealed record Caller(string ObjectId, string ClientId);
