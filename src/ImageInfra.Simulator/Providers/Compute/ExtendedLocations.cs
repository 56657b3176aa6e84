using System.Text.Json.Nodes;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The extended locations of an image version. Whether a region has the extended location is not checked.</summary>
internal static class ExtendedLocations
{
    private const int MaximumReplicas = 100;

    private static readonly string[] s_storage = ["Standard_LRS", "Standard_ZRS", "StandardSSD_LRS", "Premium_LRS"];

    /// <summary>The extended locations of a publishing profile; null if there are none.</summary>
    public static JsonArray? Of(JsonObject profile) => (profile["targetExtendedLocations"] as JsonArray)?.OfType<JsonObject>().ToList() is { Count: > 0 } given
        ? new([.. given.Select(Complete)])
        : null;

    private static JsonObject Complete(JsonObject place)
    {
        var region = Locations.Normalize((string?)place["name"] ?? "");
        if (!Locations.All.Contains(region))
        {
            throw new ArmFault(400, "InvalidParameter", $"The target extended location's region '{region}' is not a region of Azure.");
        }

        if (place["extendedLocation"]?["name"] is null)
        {
            throw ArmFault.InvalidParameter("targetExtendedLocations.extendedLocation.name", "it is required");
        }

        Validate.OneOf(place["extendedLocation"]!["type"], "targetExtendedLocations.extendedLocation.type", "EdgeZone", "Unknown");
        Validate.OneOf(place["storageAccountType"], "targetExtendedLocations.storageAccountType", s_storage);
        Validate.Between(place["extendedLocationReplicaCount"], "targetExtendedLocations.extendedLocationReplicaCount", 1, MaximumReplicas);
        var complete = new JsonObject
        {
            ["name"] = Locations.DisplayName(region),
            ["extendedLocation"] = place["extendedLocation"]!.DeepClone(),
            ["extendedLocationReplicaCount"] = (int?)place["extendedLocationReplicaCount"] ?? 1,
            ["storageAccountType"] = (string?)place["storageAccountType"] ?? "StandardSSD_LRS",
        };
        SimulatorJson.Copy(place, complete, "encryption");
        return complete;
    }
}
