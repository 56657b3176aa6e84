using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>How a plan is written down: names that stay, and nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PrunePlan))]
internal sealed partial class PrunePlanJson : JsonSerializerContext;
