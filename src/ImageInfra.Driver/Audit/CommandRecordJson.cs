using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Audit;

/// <summary>How a record is written down: names that stay. What it does not know, it does not read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CommandRecord))]
internal sealed partial class CommandRecordJson : JsonSerializerContext;
