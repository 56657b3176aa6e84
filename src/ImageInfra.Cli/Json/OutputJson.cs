using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of all commands: names in camel case, unknown values null, times in UTC, durations in seconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(UtcTimeConverter),
        typeof(CamelCaseEnumConverter<BuildOutcome>), typeof(CamelCaseEnumConverter<CancelOutcome>), typeof(CamelCaseEnumConverter<CheckOutcome>),
        typeof(CamelCaseEnumConverter<ConsumerKind>), typeof(CamelCaseEnumConverter<FailureCategory>), typeof(CamelCaseEnumConverter<ImportNoteKind>),
        typeof(CamelCaseEnumConverter<KeepRule>), typeof(CamelCaseEnumConverter<LineageKind>), typeof(CamelCaseEnumConverter<LineageRelation>),
        typeof(CamelCaseEnumConverter<OrphanKind>), typeof(CamelCaseEnumConverter<OutdatedCause>), typeof(CamelCaseEnumConverter<PruneOutcome>),
        typeof(CamelCaseEnumConverter<RefreshFinding>), typeof(CamelCaseEnumConverter<RunStage>), typeof(CamelCaseEnumConverter<RunState>),
        typeof(CamelCaseEnumConverter<RunSubState>), typeof(CamelCaseEnumConverter<Severity>), typeof(CamelCaseEnumConverter<VersionState>),
    ])]
[JsonSerializable(typeof(AdoptionOutput))]
[JsonSerializable(typeof(BuildsOutput))]
[JsonSerializable(typeof(CancellationsOutput))]
[JsonSerializable(typeof(ChannelMovesOutput))]
[JsonSerializable(typeof(ChannelsOutput))]
[JsonSerializable(typeof(CostOutput))]
[JsonSerializable(typeof(ErrorOutput))]
[JsonSerializable(typeof(ExportOutput))]
[JsonSerializable(typeof(FaultOutput))]
[JsonSerializable(typeof(FaultsClearedOutput))]
[JsonSerializable(typeof(FaultsOutput))]
[JsonSerializable(typeof(ImagesOutput))]
[JsonSerializable(typeof(ImportOutput))]
[JsonSerializable(typeof(IncidentsOutput))]
[JsonSerializable(typeof(InitOutput))]
[JsonSerializable(typeof(LineageOutput))]
[JsonSerializable(typeof(LogOutput))]
[JsonSerializable(typeof(NewImageOutput))]
[JsonSerializable(typeof(OutdatedOutput))]
[JsonSerializable(typeof(PromotionOutput))]
[JsonSerializable(typeof(PruneOutput))]
[JsonSerializable(typeof(PrunePlanOutput))]
[JsonSerializable(typeof(RefreshOutput))]
[JsonSerializable(typeof(RehearsalOutput))]
[JsonSerializable(typeof(RevocationOutput))]
[JsonSerializable(typeof(RunsOutput))]
[JsonSerializable(typeof(SimulatorEnvironmentOutput))]
[JsonSerializable(typeof(SimulatorResetOutput))]
[JsonSerializable(typeof(SimulatorStartOutput))]
[JsonSerializable(typeof(SimulatorStatusOutput))]
[JsonSerializable(typeof(SimulatorStopOutput))]
[JsonSerializable(typeof(SimulatorTrustOutput))]
[JsonSerializable(typeof(StackOutput))]
[JsonSerializable(typeof(StackUpdateOutput))]
[JsonSerializable(typeof(StoreExportOutput))]
[JsonSerializable(typeof(StoreImportOutput))]
[JsonSerializable(typeof(ValidationOutput))]
[JsonSerializable(typeof(VerificationsOutput))]
[JsonSerializable(typeof(VersionsOutput))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>The first member of every output.</summary>
    public const string VersionName = "schemaVersion";

    /// <summary>
    /// The version of all outputs together. It increases when a member is removed or renamed, or its meaning changes, and not when a
    /// member is added.
    /// </summary>
    public const int SchemaVersion = 1;

    /// <summary>Formats the output of a command, with the version of its schema.</summary>
    public static JsonObject Format<T>(T output)
        where T : class
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(output, typeof(T), Default)!;
        json.Insert(0, VersionName, SchemaVersion);
        return json;
    }
}
