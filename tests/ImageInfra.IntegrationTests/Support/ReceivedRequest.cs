namespace ImageInfra.IntegrationTests.Support;

/// <summary>A received request.</summary>
internal sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Method { get; init; } = "POST";
}
