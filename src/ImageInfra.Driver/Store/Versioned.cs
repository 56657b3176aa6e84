namespace ImageInfra.Driver.Store;

/// <summary>A value with the revision at which it was read from a store.</summary>
/// <param name="Id">The id of its document.</param>
/// <param name="Revision">The revision of its document.</param>
/// <param name="Value">The value.</param>
internal sealed record Versioned<T>(string Id, string Revision, T Value);
