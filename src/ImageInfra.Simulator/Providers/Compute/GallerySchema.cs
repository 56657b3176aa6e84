using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The writable properties of galleries, definitions, versions and managed images. Other properties are ignored.</summary>
internal static class GallerySchema
{
    private const string FirstVersionWithRetention = "2026-03-03";

    private static readonly BodySchema s_schema = new(
        new Dictionary<string, string>
        {
            ["gallery"] = "description:s sharingProfile:sharingProfile softDeletePolicy:softDeletePolicy",
            ["sharingProfile"] = "permissions:s communityGalleryInfo:communityGalleryInfo",
            ["communityGalleryInfo"] = "publisherUri:s publisherContact:s eula:s publicNamePrefix:s",
            ["softDeletePolicy"] = "isSoftDeleteEnabled:b retentionPeriodInDays:i gracePeriodInDays:i",
            ["galleryImage"] = "description:s eula:s privacyStatementUri:s releaseNoteUri:s osType:s osState:s hyperVGeneration:s architecture:s "
                + "endOfLifeDate:s identifier:identifier recommended:recommended disallowed:disallowed purchasePlan:purchasePlan features:feature[] allowUpdateImage:b",
            ["identifier"] = "publisher:s offer:s sku:s",
            ["recommended"] = "vCPUs:range memory:range",
            ["range"] = "min:i max:i",
            ["disallowed"] = "diskTypes:s[]",
            ["purchasePlan"] = "name:s publisher:s product:s",
            ["feature"] = "name:s value:s startsAtVersion:s",
            ["galleryImageVersion"] = "publishingProfile:publishingProfile storageProfile:storageProfile safetyProfile:safetyProfile securityProfile:versionSecurity restore:b",
            ["publishingProfile"] = "targetRegions:region[] targetExtendedLocations:extended[] replicaCount:i excludeFromLatest:b endOfLifeDate:s "
                + "storageAccountType:s storageAccountStrategy:s replicationMode:s publishedDate:s",
            ["region"] = "name:s regionalReplicaCount:i storageAccountType:s excludeFromLatest:b encryption:encryption additionalReplicaSets:replicaSet[]",
            ["encryption"] = "osDiskImage:osEncryption dataDiskImages:dataEncryption[]",
            ["osEncryption"] = "diskEncryptionSetId:s securityProfile:diskSecurity",
            ["diskSecurity"] = "confidentialVMEncryptionType:s secureVMDiskEncryptionSetId:s",
            ["extended"] = "name:s extendedLocation:place extendedLocationReplicaCount:i storageAccountType:s encryption:encryption",
            ["place"] = "name:s type:s",
            ["versionSecurity"] = "uefiSettings:uefi",
            ["uefi"] = "signatureTemplateNames:s[] additionalSignatures:signatures",
            ["signatures"] = "pk:uefiKey kek:uefiKey[] db:uefiKey[] dbx:uefiKey[]",
            ["uefiKey"] = "type:s value:s[]",
            ["dataEncryption"] = "diskEncryptionSetId:s lun:i",
            ["replicaSet"] = "regionalReplicaCount:i storageAccountType:s",
            ["storageProfile"] = "source:source osDiskImage:disk dataDiskImages:disk[]",
            ["source"] = "id:s virtualMachineId:s communityGalleryImageId:s",
            ["disk"] = "hostCaching:s source:diskSource lun:i sizeInGB:i",
            ["diskSource"] = "id:s uri:s storageAccountId:s",
            ["safetyProfile"] = "allowDeletionOfReplicatedLocations:b blockDeletionBeforeEndOfLife:b reportedForPolicyViolation:b",
        },
        (why, where) => new(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{why} in {where}'."));

    /// <summary>Returns the properties of a request that its kind allows.</summary>
    public static JsonObject Read(string kind, ArmRequest request)
    {
        var properties = request.Properties;
        var knowsRetention = string.CompareOrdinal(request.ApiVersion, FirstVersionWithRetention) >= 0;
        s_schema.Check(kind, properties, refusesUnknown: false, (_, name) => knowsRetention || !name.EndsWith("PeriodInDays", StringComparison.Ordinal));
        return properties;
    }
}
