using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>The <c>systemData</c> of a resource: who created it, and who changed it last.</summary>
internal sealed partial record SystemData(string CreatedBy, string CreatedByType, string CreatedAt, string LastModifiedBy, string LastModifiedByType, string LastModifiedAt)
{
    private const string Key = "systemData";
    private const string Application = "Application";

    public static void Stamp(SimulatedAzure azure, ArmRequest request, JsonObject body, ArmResource? known)
    {
        var by = request.Caller?.ClientId ?? "owner";
        var at = azure.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var now = new SystemData(known?.Text(Key, "createdBy") ?? by, Application, known?.Text(Key, "createdAt") ?? at, by, Application, at);
        body[Key] = JsonValue.Create(now, Context.Default.SystemData);
    }

    // One JSON value, because every PUT writes it: an object of six values takes longer.
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
    [JsonSerializable(typeof(SystemData))]
    private sealed partial class Context : JsonSerializerContext;
}
