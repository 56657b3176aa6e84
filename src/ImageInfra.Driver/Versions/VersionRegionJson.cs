using System.Text.Json.Nodes;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>Converts a region of an image version to and from ARM JSON, with all properties: an update would lose omitted ones.</summary>
internal static class VersionRegionJson
{
    public static JsonObject Write(TargetRegion region)
    {
        var json = new JsonObject
        {
            ["name"] = region.Name,
            ["regionalReplicaCount"] = region.ReplicaCount,
            ["storageAccountType"] = region.StorageAccountType,
        };
        Set(json, "excludeFromLatest", region.ExcludeFromLatest ? true : null);
        Set(json, "additionalReplicaSets", region.AdditionalReplicaSets.Count == 0 ? null : new JsonArray([.. region.AdditionalReplicaSets.Select(Write)]));
        Set(json, "encryption", region.Encryption is { } encryption ? Write(encryption) : null);
        return json;
    }

    public static TargetRegion Read(JsonObject region) => new(
        AzureRegion.Normalize((string)region["name"]!),
        (int?)region["regionalReplicaCount"] ?? 1,
        (string?)region["storageAccountType"] ?? "Standard_LRS")
    {
        ExcludeFromLatest = (bool?)region["excludeFromLatest"] ?? false,
        AdditionalReplicaSets =
        [
            .. Objects(region["additionalReplicaSets"]).Select(s => new AdditionalReplicaSet(
                (string?)s["storageAccountType"] ?? "",
                (int?)s["regionalReplicaCount"] ?? 1)),
        ],
        Encryption = region["encryption"] is JsonObject encryption ? Read(encryption["osDiskImage"] as JsonObject, encryption["dataDiskImages"]) : null,
    };

    private static JsonObject Write(AdditionalReplicaSet set) => new()
    {
        ["storageAccountType"] = set.StorageAccountType,
        ["regionalReplicaCount"] = set.RegionalReplicaCount,
    };

    private static JsonObject Write(ImageEncryption encryption)
    {
        var json = new JsonObject();
        if (encryption.OsDiskImage is { } os)
        {
            var disk = new JsonObject();
            Set(disk, "diskEncryptionSetId", os.DiskEncryptionSetId);
            if (os.ConfidentialVMEncryptionType is { } type)
            {
                var security = new JsonObject { ["confidentialVMEncryptionType"] = type };
                Set(security, "secureVMDiskEncryptionSetId", os.SecureVMDiskEncryptionSetId);
                disk["securityProfile"] = security;
            }

            json["osDiskImage"] = disk;
        }

        if (encryption.DataDiskImages.Count > 0)
        {
            json["dataDiskImages"] = new JsonArray([.. encryption.DataDiskImages.Select(d =>
            {
                var disk = new JsonObject { ["lun"] = d.Lun };
                Set(disk, "diskEncryptionSetId", d.DiskEncryptionSetId);
                return disk;
            })]);
        }

        return json;
    }

    private static ImageEncryption Read(JsonObject? os, JsonNode? disks) => new()
    {
        OsDiskImage = os is null ? null : new()
        {
            DiskEncryptionSetId = (string?)os["diskEncryptionSetId"],
            ConfidentialVMEncryptionType = (string?)os["securityProfile"]?["confidentialVMEncryptionType"],
            SecureVMDiskEncryptionSetId = (string?)os["securityProfile"]?["secureVMDiskEncryptionSetId"],
        },
        DataDiskImages = [.. Objects(disks).Select(d => new DataDiskEncryption((int?)d["lun"] ?? 0, (string?)d["diskEncryptionSetId"]))],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static void Set(JsonObject map, string name, JsonNode? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }
}
