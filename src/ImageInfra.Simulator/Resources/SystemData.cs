using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>Who made a resource and who changed it last, as ARM writes it on every resource.</summary>
internal static class SystemData
{
    private const string Key = "systemData";

    public static void Stamp(SimulatedAzure azure, ArmRequest request, JsonObject body, ArmResource? known)
    {
        var before = known?.Part(Key);
        var by = request.Caller?.ClientId ?? "owner";
        var at = azure.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        body[Key] = new JsonObject
        {
            ["createdBy"] = (string?)before?["createdBy"] ?? by,
            ["createdByType"] = "Application",
            ["createdAt"] = (string?)before?["createdAt"] ?? at,
            ["lastModifiedBy"] = by,
            ["lastModifiedByType"] = "Application",
            ["lastModifiedAt"] = at,
        };
    }
}
