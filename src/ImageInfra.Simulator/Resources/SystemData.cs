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
        // At the end of the body: found once, and the two texts in it.
        var before = known is null ? default : Utf8Property.Slice(known.Utf8(), Key);
        var by = request.Caller?.ClientId ?? "owner";
        var at = azure.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        body[Key] = new JsonObject
        {
            ["createdBy"] = (before.IsEmpty ? null : Utf8Property.Read(before, "createdBy")) ?? by,
            ["createdByType"] = "Application",
            ["createdAt"] = (before.IsEmpty ? null : Utf8Property.Read(before, "createdAt")) ?? at,
            ["lastModifiedBy"] = by,
            ["lastModifiedByType"] = "Application",
            ["lastModifiedAt"] = at,
        };
    }
}
