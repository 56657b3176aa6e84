using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;

namespace ImageInfra.Simulator.Compute;

/// <summary>Where a version is to be, and how often.</summary>
internal static class TargetRegions
{
    private const int MaximumReplicas = 100;

    private static readonly string[] s_storage = ["Standard_LRS", "Standard_ZRS", "Premium_LRS", "PremiumV2_LRS"];

    /// <summary>The regions of a publishing profile; the version's own location when it names none.</summary>
    public static JsonArray Of(JsonObject profile, string location)
    {
        var given = (profile["targetRegions"] as JsonArray)?.OfType<JsonObject>().ToList() is { Count: > 0 } regions
            ? regions
            : [new JsonObject { ["name"] = location }];
        Given.OneOf(profile["storageAccountType"], "galleryImageVersion.properties.publishingProfile.storageAccountType", s_storage);
        Given.OneOf(profile["replicationMode"], "galleryImageVersion.properties.publishingProfile.replicationMode", "Full", "Shallow");
        Given.Between(profile["replicaCount"], "galleryImageVersion.properties.publishingProfile.replicaCount", 1, MaximumReplicas);
        var names = given.Select(r => Locations.Normalize((string?)r["name"] ?? "")).ToList();
        if (names.FirstOrDefault(n => !Locations.All.Contains(n)) is { } unknown)
        {
            throw new ArmFault(400, "InvalidParameter", $"The target region '{unknown}' of the gallery image version is no region of Azure.");
        }

        if (!names.Contains(Locations.Normalize(location)))
        {
            throw new ArmFault(400, "InvalidParameter", $"Gallery image version publishing profile regions '{string.Join(", ", names)}' must contain the location of image version '{Locations.DisplayName(location)}'.");
        }

        if (names.Distinct().Count() != names.Count)
        {
            throw new ArmFault(400, "InvalidParameter", "The target regions of the gallery image version name a region twice.");
        }

        var replicas = given.Sum(r => (int?)r["regionalReplicaCount"] ?? (int?)profile["replicaCount"] ?? 1)
            + given.SelectMany(r => r["additionalReplicaSets"] as JsonArray ?? []).Sum(s => (int?)s!["regionalReplicaCount"] ?? 1);
        return replicas > MaximumReplicas
            ? throw new ArmFault(400, "InvalidParameter", $"The gallery image version has {replicas} replicas; at most {MaximumReplicas} are allowed.")
            : new([.. given.Select(region => Complete(region, profile))]);
    }

    /// <summary>A PATCH of a region says what changes: what it does not name stays.</summary>
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
        Given.OneOf(region["storageAccountType"], "targetRegions.storageAccountType", s_storage);
        Given.Between(region["regionalReplicaCount"], "targetRegions.regionalReplicaCount", 1, MaximumReplicas);
        foreach (var set in region["additionalReplicaSets"] as JsonArray ?? [])
        {
            Given.OneOf(set!["storageAccountType"], "targetRegions.additionalReplicaSets.storageAccountType", s_storage);
            Given.Between(set["regionalReplicaCount"], "targetRegions.additionalReplicaSets.regionalReplicaCount", 1, MaximumReplicas);
        }

        var complete = new JsonObject
        {
            ["name"] = Locations.DisplayName((string)region["name"]!),
            ["regionalReplicaCount"] = (int?)region["regionalReplicaCount"] ?? (int?)profile["replicaCount"] ?? 1,
            ["storageAccountType"] = (string?)region["storageAccountType"] ?? (string?)profile["storageAccountType"] ?? "Standard_LRS",
        };
        Given.Copy(region, complete, "excludeFromLatest", "encryption", "additionalReplicaSets");
        return complete;
    }
}
