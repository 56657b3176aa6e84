namespace ImageInfra.Simulator.Http;

/// <summary>What is simulated beside ARM, for the ledger.</summary>
internal static class SimulatedServices
{
    public static IReadOnlyList<(string Service, string Verb, Evidence Evidence)> All { get; } =
    [
        ("metadata/endpoints", "GET", Evidence.Published),
        ("openid-configuration", "GET", Evidence.Published),
        ("oauth2/v2.0/token", "POST", Evidence.Published),
        ("blobs", "GET", Evidence.Published),
        ("blobs", "HEAD", Evidence.Published),
        ("blobs", "LIST", Evidence.Published),
        ("blobs", "PUT", Evidence.Published),
        ("blobs", "DELETE", Evidence.Published),
    ];
}
