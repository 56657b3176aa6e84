using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>Who made a resource and who changed it last, as ARM writes it on every resource.</summary>
internal sealed partial record SystemData(string CreatedBy, string CreatedByType, string CreatedAt, string LastModifiedBy, string LastModifiedByType, string LastModifiedAt)
{
    private const string Key = "systemData";
    private const string Application = "Application";

    public static void Stamp(SimulatedAzure azure, ArmRequest request, JsonObject body, ArmResource? known)
    {
        var by = request.Caller?.ClientId ?? "owner";
        var at = azure.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var (createdBy, createdAt) = known is null ? (null, null) : known.Creation;
        var now = new SystemData(createdBy ?? by, Application, createdAt ?? at, by, Application, at);
        body[Key] = JsonValue.Create(now, Context.Default.SystemData);
    }

    // One value instead of an object of six: it is on every PUT.
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
    [JsonSerializable(typeof(SystemData))]
    private sealed partial class Context : JsonSerializerContext;
}
