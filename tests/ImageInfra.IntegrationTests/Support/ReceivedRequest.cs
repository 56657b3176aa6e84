namespace ImageInfra.IntegrationTests.Support;

/// <summary>A request that came in.</summary>
internal sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
