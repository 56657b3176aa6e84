using System.Globalization;

namespace ImageInfra.Simulator.Storage;

/// <summary>A blob: its bytes, and when they changed.</summary>
internal sealed record Blob(string Name, byte[] Content, DateTimeOffset Modified, string ContentType)
{
    /// <summary>When it was made. Default: when it changed.</summary>
    public DateTimeOffset Created { get; init; } = Modified;

    /// <summary>Another length or time is another tag: a log that grows changes.</summary>
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"\"0x8{Modified.Ticks ^ ((long)Content.Length << 20):X15}\"");

    public IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("ETag", ETag), ("Last-Modified", Modified.ToString("R", CultureInfo.InvariantCulture)), ("Accept-Ranges", "bytes"),
        ("x-ms-blob-type", "BlockBlob"), ("x-ms-creation-time", Created.ToString("R", CultureInfo.InvariantCulture)),
        ("x-ms-lease-status", "unlocked"), ("x-ms-lease-state", "available"), ("x-ms-server-encrypted", "true"),
    ];
}
