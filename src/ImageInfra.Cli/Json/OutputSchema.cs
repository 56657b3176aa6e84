using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON schema of the output of a command, made from its record.</summary>
/// <param name="Command">The command and the option that selects the output, such as <c>prune --apply</c>.</param>
/// <param name="Output">The record.</param>
internal sealed record OutputSchema(string Command, Type Output)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSchemaExporterOptions s_options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    /// <summary>The outputs of all commands, by the groups of the help.</summary>
    public static IReadOnlyList<OutputSchema> All { get; } =
    [
        new("init", typeof(InitOutput)),
        new("rehearse", typeof(RehearsalOutput)),
        new("new", typeof(NewImageOutput)),
        new("import", typeof(ImportOutput)),
        new("images", typeof(ImagesOutput)),
        new("validate", typeof(ValidationOutput)),
        new("export --output", typeof(ExportOutput)),
        new("preview", typeof(StackUpdateOutput)),
        new("up", typeof(StackUpdateOutput)),
        new("refresh", typeof(RefreshOutput)),
        new("adopt", typeof(AdoptionOutput)),
        new("outputs", typeof(StackOutput)),
        new("destroy", typeof(StackUpdateOutput)),
        new("build", typeof(BuildsOutput)),
        new("follow", typeof(BuildsOutput)),
        new("cancel", typeof(CancellationsOutput)),
        new("logs", typeof(LogOutput)),
        new("runs", typeof(RunsOutput)),
        new("versions", typeof(VersionsOutput)),
        new("promote", typeof(PromotionOutput)),
        new("distribute", typeof(VersionsOutput)),
        new("channel list", typeof(ChannelsOutput)),
        new("channel set", typeof(ChannelMovesOutput)),
        new("channel advance", typeof(ChannelMovesOutput)),
        new("rollback", typeof(ChannelMovesOutput)),
        new("revoke", typeof(RevocationOutput)),
        new("restore", typeof(RevocationOutput)),
        new("prune", typeof(PrunePlanOutput)),
        new("prune --apply", typeof(PruneOutput)),
        new("verify", typeof(VerificationsOutput)),
        new("lineage", typeof(LineageOutput)),
        new("outdated", typeof(OutdatedOutput)),
        new("outdated --build", typeof(BuildsOutput)),
        new("cost", typeof(CostOutput)),
        new("sim start", typeof(SimulatorStartOutput)),
        new("sim status", typeof(SimulatorStatusOutput)),
        new("sim stop", typeof(SimulatorStopOutput)),
        new("sim reset", typeof(SimulatorResetOutput)),
        new("sim trust", typeof(SimulatorTrustOutput)),
        new("sim env", typeof(SimulatorEnvironmentOutput)),
        new("sim fault incidents", typeof(IncidentsOutput)),
        new("sim fault list", typeof(FaultsOutput)),
        new("sim fault add", typeof(FaultOutput)),
        new("sim fault rule", typeof(FaultOutput)),
        new("sim fault clear", typeof(FaultsClearedOutput)),
        new("store export", typeof(StoreExportOutput)),
        new("store import", typeof(StoreImportOutput)),
    ];

    /// <summary>The output of any command that fails without a result.</summary>
    public static OutputSchema Error { get; } = new("error", typeof(ErrorOutput));

    /// <summary>The schema of the output alone, without that of an error.</summary>
    public JsonObject Schema()
    {
        var schema = (JsonObject)OutputJson.Default.GetTypeInfo(Output)!.GetJsonSchemaAsNode(s_options);
        ((JsonObject)schema["properties"]!).Insert(0, OutputJson.VersionName, new JsonObject { ["const"] = OutputJson.SchemaVersion });
        ((JsonArray)schema["required"]!).Insert(0, OutputJson.VersionName);
        return schema;
    }

    /// <summary>The schema of the output, or of an error in its place.</summary>
    public JsonObject SchemaOrError() => new()
    {
        ["$schema"] = Dialect,
        ["title"] = $"imageinfra {Command} --json",
        ["anyOf"] = new JsonArray(Schema(), Error.Schema()),
    };

    /// <summary>The schemas of all commands, by name.</summary>
    public static JsonObject OfAll() => new()
    {
        ["$schema"] = Dialect,
        ["title"] = "The output of imageinfra with --json",
        ["$defs"] = new JsonObject(
        [
            KeyValuePair.Create("error", (JsonNode?)Error.Schema()),
            .. All.Select(s => KeyValuePair.Create(s.Command, (JsonNode?)s.Schema())),
        ]),
    };

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var described = schema as JsonObject ?? [];
        if (type == typeof(DateTimeOffset))
        {
            described["type"] = type == context.TypeInfo.Type ? "string" : new JsonArray("string", "null");
            described["format"] = "date-time";
        }

        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute { Description: var text }])
        {
            described.Insert(0, "description", text);
        }

        return described;
    }
}
