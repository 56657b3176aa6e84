using System.Text.Json;
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

    /// <summary>Optional. Its text, where it is a script. Default: null.</summary>
    public string? Text { get; init; }

    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// The name of its blob: its content, and its own name. Other content is another blob, and the same file of two images one.
    /// </summary>
    public string BlobName => $"{Sha256}/{Name}";
}

/// <summary>Writes a file as the name of its blob; its path on this machine is left out.</summary>
internal sealed class LocalFileJson : JsonConverter<LocalFile>
{
    public override LocalFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("files are read from the project");

    public override void Write(Utf8JsonWriter writer, LocalFile value, JsonSerializerOptions options) => writer.WriteStringValue(value.BlobName);
}

/// <summary>The files of a project that its catalog may name.</summary>
public interface ILocalFiles
{
    /// <summary>Reads a file, or answers why it can't be one that goes to Azure.</summary>
    /// <param name="path">The path from the project folder, with slashes, and without <c>..</c>.</param>
    /// <param name="isScript">Whether its text is wanted, too.</param>
    LocalFileAnswer Read(string path, bool isScript);
}

/// <summary>A file, or the reason why it is not available.</summary>
/// <param name="File">The file, or null.</param>
/// <param name="Problem">What is wrong, and what to do; null where there is a file.</param>
/// <param name="Rule">Optional. The id of the rule of <c>validate</c> that it breaks. Default: that of the catalog.</param>
public sealed record LocalFileAnswer(LocalFile? File, string? Problem, string? Rule = null)
{
    /// <summary>No file, with the reason.</summary>
    public static LocalFileAnswer No(string problem, string? rule = null) => new(null, problem, rule);
}

/// <summary>The files of the project that images name.</summary>
public static class LocalFiles
{
    /// <summary>Those of a template: of its customizers, then of its validators.</summary>
    public static IEnumerable<LocalFile> Of(ImageTemplateSpec template) => template.Customize
        .Concat(template.Validate?.InVMValidations ?? [])
        .OfType<Step.Fetched>()
        .Select(s => s.LocalFile)
        .OfType<LocalFile>();

    /// <summary>One for each blob: files of the same name and content are the same, wherever they are. Sorted.</summary>
    public static IReadOnlyList<LocalFile> ByBlob(IEnumerable<LocalFile> files) =>
        [.. files.DistinctBy(f => f.BlobName).OrderBy(f => f.BlobName, StringComparer.Ordinal)];
}
