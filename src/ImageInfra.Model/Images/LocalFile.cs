using System.Text.Json;
using System.Text.Json.Serialization;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Images;

/// <summary>A project file of a customizer or a validator, read with the catalog.</summary>
[JsonConverter(typeof(LocalFileJson))]
public sealed record LocalFile
{
    /// <summary>The exclusive upper limit of Azure Image Builder for a file: 20 MB, in bytes.</summary>
    public const int LengthLimit = 20 * 1024 * 1024;

    /// <summary>Required. The path relative to the project folder, such as <c>infra/images/scripts/install.ps1</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Required. The absolute path on this machine.</summary>
    public required string FullPath { get; init; }

    /// <summary>Required. The SHA-256 of the content, in 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Optional. The text of a script; null for other files.</summary>
    public string? Text { get; init; }

    /// <summary>Optional. What looks like a secret in it. Default: nothing.</summary>
    public IReadOnlyList<FileSecret> Secrets { get; init; } = [];

    /// <summary>Optional. Whether it holds certificates or public keys alone. Default: false.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The file name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The name of the blob: content hash and file name. Images share the blob of an identical file.</summary>
    public string BlobName => $"{Sha256}/{Name}";
}

/// <summary>What looks like a secret in a file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Name">The kind, such as <c>github-token</c>.</param>
/// <param name="What">The kind in words, with an article.</param>
/// <param name="Excerpt">What names it, without the secret.</param>
public sealed record FileSecret(int Line, int Column, string Name, string What, string Excerpt)
{
    /// <summary>Everything in a text that looks like a secret. A private key is there once.</summary>
    public static IReadOnlyList<FileSecret> In(string text)
    {
        var scanner = new SecretScanner();
        var all = new List<FileSecret>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan()[range];
            var found = scanner.Scan(line);
            foreach (var secret in found)
            {
                if (secret.Name != SecretScanner.PrivateKey || all.Count == 0 || all[^1].Name != SecretScanner.PrivateKey)
                {
                    all.Add(new(number, secret.Start + 1, secret.Name, secret.What, SecretText.Excerpt(text[range], found, secret)));
                }
            }
        }

        return all;
    }
}

/// <summary>Serializes a file as its blob name, without its path on this machine.</summary>
internal sealed class LocalFileJson : JsonConverter<LocalFile>
{
    public override LocalFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a project file can't be deserialized; read it from the project");

    public override void Write(Utf8JsonWriter writer, LocalFile value, JsonSerializerOptions options) => writer.WriteStringValue(value.BlobName);
}

/// <summary>Reads the project files of a catalog.</summary>
public interface ILocalFiles
{
    /// <summary>Reads a file. The result holds the file, or the reason why Azure can't get it.</summary>
    /// <param name="path">The path relative to the project folder, with slashes and without <c>..</c>.</param>
    /// <param name="isScript">Whether to read the text too.</param>
    LocalFileAnswer Read(string path, bool isScript);
}

/// <summary>A file, or the reason why it is unavailable.</summary>
/// <param name="File">The file, or null.</param>
/// <param name="Problem">The problem and the next step; null if there is a file.</param>
/// <param name="Rule">Optional. The id of the validation rule that the file breaks. Default: the catalog rule.</param>
public sealed record LocalFileAnswer(LocalFile? File, string? Problem, string? Rule = null)
{
    /// <summary>Creates a result without a file.</summary>
    public static LocalFileAnswer No(string problem, string? rule = null) => new(null, problem, rule);
}

/// <summary>Lists the project files of images.</summary>
public static class LocalFiles
{
    /// <summary>Returns the files of a template: those of customizers, then those of validators.</summary>
    public static IEnumerable<LocalFile> Of(ImageTemplateSpec template) => template.Customize
        .Concat(template.Validate?.InVMValidations ?? [])
        .OfType<Step.Fetched>()
        .Select(s => s.LocalFile)
        .OfType<LocalFile>();

    /// <summary>Returns one file per blob, sorted. Files with the same name and content share a blob.</summary>
    public static IReadOnlyList<LocalFile> ByBlob(IEnumerable<LocalFile> files) =>
        [.. files.DistinctBy(f => f.BlobName).OrderBy(f => f.BlobName, StringComparer.Ordinal)];
}
