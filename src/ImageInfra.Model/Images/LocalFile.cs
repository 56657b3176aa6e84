using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>A file of the project that a customizer or a validator names, as it was when the catalog was read.</summary>
[JsonConverter(typeof(LocalFileJson))]
public sealed record LocalFile
{
    /// <summary>The length that Azure Image Builder's limit begins at, in bytes: files are under 20 MB.</summary>
    public const int LengthLimit = 20 * 1024 * 1024;

    /// <summary>Required. The path from the project folder, such as <c>infra/images/scripts/install.ps1</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Required. The path on this machine.</summary>
    public required string FullPath { get; init; }

    /// <summary>Required. The SHA-256 of its bytes, in 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Optional. Its text, where it is a script. Default: it is none.</summary>
    public string? Text { get; init; }

    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// The name of its blob: its content, and its own name. Other content is another blob, and the same file of two images one.
    /// </summary>
    public string BlobName => $"{Sha256}/{Name}";
}
