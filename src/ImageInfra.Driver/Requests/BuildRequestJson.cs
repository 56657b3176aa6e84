using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Requests;

/// <summary>How a request is written down: names that stay, and nothing that is null. What it does not know, it does not read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BuildRequest))]
internal sealed partial class BuildRequestJson : JsonSerializerContext;
