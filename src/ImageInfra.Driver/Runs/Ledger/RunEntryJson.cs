using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>How an entry is written down: names that stay, and nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEntry))]
internal sealed partial class RunEntryJson : JsonSerializerContext;
