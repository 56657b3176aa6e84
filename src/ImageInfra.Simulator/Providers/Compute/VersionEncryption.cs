using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The encryption keys of replicas. Disk encryption sets are not simulated; every well-formed id is accepted.</summary>
internal static class VersionEncryption
{
    private const string SetType = "Microsoft.Compute/diskEncryptionSets";
    private const string CustomerKey = "EncryptedWithCmk";

    /// <summary>Checks the keys of all regions, and the caller's access to the disk encryption sets.</summary>
    public static void Check(AzureState azure, ArmRequest request)
    {
        var profile = request.Properties["publishingProfile"];
        foreach (var place in (string[])["targetRegions", "targetExtendedLocations"])
        {
            foreach (var encryption in (profile?[place] as JsonArray ?? []).Select(r => r?["encryption"]).OfType<JsonObject>())
            {
                CheckSecurity(encryption["osDiskImage"]?["securityProfile"]);
                var disks = (encryption["dataDiskImages"] as JsonArray ?? []).OfType<JsonObject>().ToList();
                CheckLuns(disks);
                foreach (var id in disks.Append(encryption["osDiskImage"]).Select(d => (string?)d?["diskEncryptionSetId"])
                    .Append((string?)encryption["osDiskImage"]?["securityProfile"]?["secureVMDiskEncryptionSetId"])
                    .OfType<string>())
                {
                    CheckSet(azure, request, id);
                }
            }
        }
    }

    /// <summary>Whether the keys of an existing replica changed.</summary>
    public static bool IsChanged(JsonNode? before, JsonNode? after) => (after as JsonArray ?? []).OfType<JsonObject>().Any(place =>
        (before as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(b => IsSame(b, place)) is { } known
        && !JsonNode.DeepEquals(known["encryption"], place["encryption"]));

    private static bool IsSame(JsonObject one, JsonObject other) => Locations.Same((string?)one["name"], (string?)other["name"])
        && ResourceId.Same((string?)one["extendedLocation"]?["name"], (string?)other["extendedLocation"]?["name"]);

    private static void CheckSecurity(JsonNode? security)
    {
        var type = (string?)security?["confidentialVMEncryptionType"];
        Validate.OneOf(type, "osDiskImage.securityProfile.confidentialVMEncryptionType", "EncryptedVMGuestStateOnlyWithPmk", "EncryptedWithPmk", CustomerKey, "NonPersistedTPM");
        if (type == CustomerKey != (security?["secureVMDiskEncryptionSetId"] is not null))
        {
            throw ArmFault.InvalidParameter("osDiskImage.securityProfile.secureVMDiskEncryptionSetId", $"it is required for the confidentialVMEncryptionType {CustomerKey}, and not allowed for other types");
        }
    }

    private static void CheckLuns(List<JsonObject> disks)
    {
        if (disks.Exists(d => d["lun"] is null) || disks.DistinctBy(d => (int)d["lun"]!).Count() != disks.Count)
        {
            throw ArmFault.InvalidParameter("encryption.dataDiskImages.lun", "each data disk must have a unique lun");
        }
    }

    private static void CheckSet(AzureState azure, ArmRequest request, string id)
    {
        // Azure's examples omit the last letter of the type.
        if (!id.Contains("/providers/Microsoft.Compute/diskEncryptionSet", StringComparison.OrdinalIgnoreCase))
        {
            throw ArmFault.InvalidParameter("diskEncryptionSetId", $"'{id}' is not the id of a disk encryption set");
        }

        if (ResourceId.Same(ResourceId.TypeOf(id), SetType))
        {
            AccessCheck.RequireLinked(azure, request, $"{SetType}/read", id);
        }
    }
}
