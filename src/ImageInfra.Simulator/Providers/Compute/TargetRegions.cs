using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The target regions of a version, with their replica counts.</summary>
internal static class TargetRegions
{
    private const int MaximumReplicas = 100;

    private static readonly string[] s_storage = ["Standard_LRS", "Standard_ZRS", "Premium_LRS", "PremiumV2_LRS"];

    /// <summary>Returns the regions of a publishing profile. Default: the location of the version.</summary>
    public static JsonArray Of(JsonObject profile, string location)
    {
        var given = (profile["targetRegions"] as JsonArray)?.OfType<JsonObject>().ToList() is { Count: > 0 } regions
            ? regions
            : [new JsonObject { ["name"] = location }];
        Validate.OneOf(profile["storageAccountType"], "galleryImageVersion.properties.publishingProfile.storageAccountType", s_storage);
        Validate.OneOf(profile["replicationMode"], "galleryImageVersion.properties.publishingProfile.replicationMode", "Full", "Shallow");
        Validate.Between(profile["replicaCount"], "galleryImageVersion.properties.publishingProfile.replicaCount", 1, MaximumReplicas);
        var names = given.Select(r => Locations.Normalize((string?)r["name"] ?? "")).ToList();
        if (names.FirstOrDefault(n => !Locations.IsKnown(n)) is { } unknown)
        {
            throw new ArmFault(400, "InvalidParameter", $"The target region '{unknown}' of the gallery image version is not a region of Azure.");
        }

        if (!names.Contains(Locations.Normalize(location)))
        {
            throw new ArmFault(400, "InvalidParameter", $"Gallery image version publishing profile regions '{string.Join(", ", names)}' must contain the location of image version '{Locations.DisplayName(location)}'.");
        }

        if (names.Distinct().Count() != names.Count)
        {
            throw new ArmFault(400, "InvalidParameter", "The target regions of the gallery image version contain a region twice.");
        }

        var replicas = given.Sum(r => (int?)r["regionalReplicaCount"] ?? (int?)profile["replicaCount"] ?? 1)
            + given.SelectMany(r => r["additionalReplicaSets"] as JsonArray ?? []).Sum(s => (int?)s!["regionalReplicaCount"] ?? 1);
        return replicas > MaximumReplicas
            ? throw new ArmFault(400, "InvalidParameter", $"The gallery image version has {replicas} replicas; at most {MaximumReplicas} are allowed.")
            : new([.. given.Select(region => Complete(region, profile))]);
    }

    /// <summary>Copies region properties that a PATCH omits.</summary>
    public static void Keep(JsonNode before, JsonNode profile)
    {
        foreach (var region in (profile["targetRegions"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var known = ((JsonArray)before["targetRegions"]!).OfType<JsonObject>()
                .FirstOrDefault(r => Locations.Same((string?)r["name"], (string?)region["name"])) ?? [];
            foreach (var (name, value) in known.Where(p => !region.ContainsKey(p.Key)))
            {
                region[name] = value?.DeepClone();
            }
        }
    }

    private static JsonObject Complete(JsonObject region, JsonObject profile)
    {
        Validate.OneOf(region["storageAccountType"], "targetRegions.storageAccountType", s_storage);
        Validate.Between(region["regionalReplicaCount"], "targetRegions.regionalReplicaCount", 1, MaximumReplicas);
        foreach (var set in region["additionalReplicaSets"] as JsonArray ?? [])
        {
            Validate.OneOf(set!["storageAccountType"], "targetRegions.additionalReplicaSets.storageAccountType", s_storage);
            Validate.Between(set["regionalReplicaCount"], "targetRegions.additionalReplicaSets.regionalReplicaCount", 1, MaximumReplicas);
        }

        var complete = new JsonObject
        {
            ["name"] = Locations.DisplayName((string)region["name"]!),
            ["regionalReplicaCount"] = (int?)region["regionalReplicaCount"] ?? (int?)profile["replicaCount"] ?? 1,
            ["storageAccountType"] = (string?)region["storageAccountType"] ?? (string?)profile["storageAccountType"] ?? "Standard_LRS",
        };
        SimulatorJson.Copy(region, complete, "excludeFromLatest", "encryption", "additionalReplicaSets");
        return complete;
    }
}

/// <summary>The extended locations of an image version. The simulator does not check whether a region has them.</summary>
internal static class ExtendedLocations
{
    private const int MaximumReplicas = 100;

    private static readonly string[] s_storage = ["Standard_LRS", "Standard_ZRS", "StandardSSD_LRS", "Premium_LRS"];

    /// <summary>Returns the extended locations of a publishing profile; null if it has none.</summary>
    public static JsonArray? Of(JsonObject profile) => (profile["targetExtendedLocations"] as JsonArray)?.OfType<JsonObject>().ToList() is { Count: > 0 } given
        ? new([.. given.Select(Complete)])
        : null;

    private static JsonObject Complete(JsonObject place)
    {
        var region = Locations.Normalize((string?)place["name"] ?? "");
        if (!Locations.IsKnown(region))
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
