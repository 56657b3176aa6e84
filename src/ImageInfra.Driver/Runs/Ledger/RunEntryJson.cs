using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>How an entry is written down: names that stay, and nothing that is null. What it does not know, it does not read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEntry))]
internal sealed partial class RunEntryJson : JsonSerializerContext;
