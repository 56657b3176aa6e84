using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>A new image version as Azure shows it, whoever makes it.</summary>
internal static class VersionBody
{
    /// <summary>A version of a definition from the body of a PUT, which Image Builder too sends in its own name.</summary>
    public static ArmResource Create(SimulatedAzure azure, ArmResource definition, string number, JsonObject request)
    {
        var location = (string?)request["location"] ?? (string)definition.Body["location"]!;
        var given = request["properties"]?["publishingProfile"] as JsonObject ?? [];
        var regions = TargetRegions(given["targetRegions"] as JsonArray, location);
        var id = $"{definition.Id}/versions/{number}";
        var body = new JsonObject
        {
            ["id"] = id,
            ["name"] = number,
            ["type"] = "Microsoft.Compute/galleries/images/versions",
            ["location"] = Locations.Normalize(location),
            ["tags"] = (request["tags"] ?? new JsonObject()).DeepClone(),
            ["properties"] = new JsonObject
            {
                ["publishingProfile"] = new JsonObject
                {
                    ["targetRegions"] = regions,
                    ["replicaCount"] = 1,
                    ["excludeFromLatest"] = (bool?)given["excludeFromLatest"] ?? false,
                    ["publishedDate"] = azure.Now.ToString("O", CultureInfo.InvariantCulture),
                    ["endOfLifeDate"] = given["endOfLifeDate"]?.DeepClone(),
                    ["storageAccountType"] = (string?)given["storageAccountType"] ?? "Standard_LRS",
                    ["replicationMode"] = (string?)given["replicationMode"] ?? "Full",
                },
                ["storageProfile"] = (request["properties"]?["storageProfile"] ?? new JsonObject()).DeepClone(),
                ["safetyProfile"] = new JsonObject { ["reportedForPolicyViolation"] = false, ["allowDeletionOfReplicatedLocations"] = false },
                ["provisioningState"] = "Creating",
            },
        };
        return new(id, body, new JsonObject { ["replicationStart"] = azure.Now.ToString("O", CultureInfo.InvariantCulture) });
    }

    private static JsonArray TargetRegions(JsonArray? given, string location)
    {
        if (given is null or [])
        {
            given = [new JsonObject { ["name"] = location }];
        }

        var names = given.Select(r => Locations.Normalize((string?)r?["name"] ?? "")).ToList();
        if (!names.Contains(Locations.Normalize(location)))
        {
            throw new ArmFault(400, "InvalidParameter", $"Gallery image version publishing profile regions '{string.Join(", ", names)}' must contain the location of image version '{Locations.DisplayName(location)}'.");
        }

        if (names.Distinct().Count() != names.Count)
        {
            throw new ArmFault(400, "InvalidParameter", "The target regions of the gallery image version name a region twice.");
        }

        return new([.. given.Select(region => new JsonObject
        {
            ["name"] = Locations.DisplayName((string)region!["name"]!),
            ["regionalReplicaCount"] = (int?)region["regionalReplicaCount"] ?? 1,
            ["storageAccountType"] = (string?)region["storageAccountType"] ?? "Standard_LRS",
        })]);
    }
}
