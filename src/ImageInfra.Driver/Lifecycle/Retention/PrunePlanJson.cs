using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The JSON format of a plan. Names are stable; null values are omitted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PrunePlan))]
internal sealed partial class PrunePlanJson : JsonSerializerContext;
