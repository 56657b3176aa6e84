using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Creates image versions, for a PUT and for Image Builder.</summary>
internal static class VersionBody
{
    private const string FirstVersionWithBlockedDeletion = "2026-03-03";

    private static readonly string[] s_profile =
        ["replicaCount", "excludeFromLatest", "endOfLifeDate", "storageAccountType", "storageAccountStrategy", "replicationMode"];

    /// <summary>Creates a version from the body of a PUT, which Image Builder sends too.</summary>
    public static ArmResource Create(AzureState azure, ArmResource definition, string number, JsonObject request, string apiVersion, ArmResource? known = null)
    {
        var location = Locations.Normalize((string?)request["location"] ?? definition.Location!);
        var given = request["properties"]?["publishingProfile"] as JsonObject ?? [];
        var profile = new JsonObject
        {
            ["targetRegions"] = TargetRegions.Of(given, location),
            ["replicaCount"] = 1,
            ["excludeFromLatest"] = false,
            ["publishedDate"] = known?.Properties["publishingProfile"]!["publishedDate"]!.DeepClone() ?? azure.Now.ToString("O"),
            ["storageAccountType"] = "Standard_LRS",
            ["replicationMode"] = "Full",
        };
        SimulatorJson.Copy(given, profile, s_profile);
        if (ExtendedLocations.Of(given) is { } places)
        {
            profile["targetExtendedLocations"] = places;
        }

        var safety = new JsonObject { ["reportedForPolicyViolation"] = false, ["allowDeletionOfReplicatedLocations"] = false };
        SimulatorJson.Copy(request["properties"]?["safetyProfile"] as JsonObject ?? [], safety, "allowDeletionOfReplicatedLocations", "blockDeletionBeforeEndOfLife");
        if (known is null && string.CompareOrdinal(apiVersion, FirstVersionWithBlockedDeletion) >= 0)
        {
            profile["endOfLifeDate"] ??= azure.Now.AddMonths(6).ToString("O");
            safety["blockDeletionBeforeEndOfLife"] ??= true;
        }

        var id = $"{definition.Id}/versions/{number}";
        var properties = new JsonObject
        {
            ["publishingProfile"] = profile,
            ["storageProfile"] = (request["properties"]?["storageProfile"] ?? known?.Properties["storageProfile"] ?? new JsonObject()).DeepClone(),
            ["safetyProfile"] = safety,
            ["validationsProfile"] = new JsonObject(),
            ["provisioningState"] = known is null ? "Creating" : "Updating",
        };
        SimulatorJson.Copy(request["properties"] as JsonObject ?? [], properties, "securityProfile", "validationsProfile");
        var version = new ArmResource(
            id,
            new JsonObject
            {
                ["id"] = id,
                ["name"] = number,
                ["type"] = ImageVersionType.TypeName,
                ["location"] = location,
                ["tags"] = Tags.Of(request),
                ["properties"] = properties,
            },
            known?.Hidden);
        Replication.Begin(azure, version);
        return version;
    }

    /// <summary>Adds the properties that are known after the disk was copied.</summary>
    public static void Complete(ArmResource version)
    {
        var storage = (JsonObject)version.Properties["storageProfile"]!;
        storage["osDiskImage"] ??= new JsonObject { ["sizeInGB"] = 30, ["hostCaching"] = "ReadWrite" };
        storage["osDiskImage"]!["sizeInGB"] ??= 30;
        storage["dataDiskImages"] ??= new JsonArray();
    }
}
