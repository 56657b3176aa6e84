using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The JSON format of an entry. Names are stable, null values are omitted, and unknown members are ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEntry))]
internal sealed partial class RunEntryJson : JsonSerializerContext;
