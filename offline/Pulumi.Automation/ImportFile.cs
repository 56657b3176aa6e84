using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Automation;

/// <summary>What <c>pulumi import --file</c> reads, in a folder that goes when the import has ended.</summary>
internal sealed class ImportFile : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pulumi-import-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "import.json");

    public Task WriteAsync(ImportOptions options, CancellationToken cancellationToken) => File.WriteAllTextAsync(
        Path,
        JsonSerializer.Serialize(new { nameTable = options.NameTable, resources = options.Resources }, s_json),
        cancellationToken);

    public void Dispose() => _directory.Delete(recursive: true);
}
