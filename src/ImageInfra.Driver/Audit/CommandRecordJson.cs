using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Audit;

/// <summary>The JSON format of a record. Names are stable; unknown members are ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CommandRecord))]
internal sealed partial class CommandRecordJson : JsonSerializerContext;
