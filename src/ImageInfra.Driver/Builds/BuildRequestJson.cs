using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Builds;

/// <summary>The JSON of requests in stores. Its names stay.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BuildRequest))]
internal sealed partial class BuildRequestJson : JsonSerializerContext;
