using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Store.Backup;

/// <summary>The JSON format of a line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BackupDocument))]
internal sealed partial class BackupJson : JsonSerializerContext;
