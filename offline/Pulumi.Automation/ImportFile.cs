using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Automation;

/// <summary>The file for <c>pulumi import --file</c>, in a folder that is deleted after the import.</summary>
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
