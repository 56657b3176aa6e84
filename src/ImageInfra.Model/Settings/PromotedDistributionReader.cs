using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>promotedVersions</c>.</summary>
/// <param name="location">The stack's location.</param>
internal sealed class PromotedDistributionReader(string location)
{
    private static readonly string[] s_edgeStorage = ["Standard_LRS", "Standard_ZRS", "StandardSSD_LRS", "Premium_LRS"];
    private static readonly string[] s_signatures = ["NoSignatureTemplate", "MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate"];

    /// <summary><c>{ IMAGE or "*": { targetRegions, targetExtendedLocations, … } }</c>.</summary>
    public IReadOnlyDictionary<string, PromotedDistribution> Read(JsonSetting setting) => setting
        .Parts("a map of images, or \"*\", to how their promoted versions are distributed")
        .ToDictionary(i => i.Key, i => Distribution(i.Value), StringComparer.OrdinalIgnoreCase);

    private PromotedDistribution Distribution(JsonSetting setting)
    {
        var parts = setting.Parts("targetRegions", "targetExtendedLocations", "replicaCount", "replicationMode", "storageAccountType", "uefiSettings");
        var count = parts.GetValueOrDefault("replicaCount")?.Number(1, TargetRegionsReader.MaximumReplicas);
        var storage = parts.GetValueOrDefault("storageAccountType")?.Choice(TargetRegionsReader.GalleryStorage);
        return new()
        {
            TargetRegions = parts.GetValueOrDefault("targetRegions") is { } regions ? TargetRegionsReader.ReadPromoted(regions, location, count, storage) : null,
            TargetExtendedLocations = parts.GetValueOrDefault("targetExtendedLocations")
                ?.List("{name, extendedLocation, extendedLocationReplicaCount, storageAccountType, encryption}", Extended) ?? [],
            ReplicaCount = count,
            ReplicationMode = parts.GetValueOrDefault("replicationMode")?.Choice("Full", "Shallow"),
            StorageAccountType = storage,
            UefiSettings = parts.GetValueOrDefault("uefiSettings") is { } uefi ? Uefi(uefi) : null,
        };
    }

    private static TargetExtendedLocation Extended(JsonSetting setting)
    {
        var parts = setting.Parts("name", "extendedLocation", "extendedLocationReplicaCount", "storageAccountType", "encryption");
        var place = parts.GetValueOrDefault("extendedLocation")?.Parts("name", "type");
        if (!parts.ContainsKey("name") || place?.ContainsKey("name") is not true)
        {
            setting.Fail("needs a name, such as westus, and an extendedLocation with a name, such as microsoftlosangeles1");
        }

        return new(AzureRegion.Normalize(parts.GetValueOrDefault("name")?.Text() ?? ""), place?.GetValueOrDefault("name")?.Text() ?? "")
        {
            Type = place?.GetValueOrDefault("type")?.Choice("EdgeZone", "Unknown") ?? "EdgeZone",
            ExtendedLocationReplicaCount = parts.GetValueOrDefault("extendedLocationReplicaCount")?.Number(1, TargetRegionsReader.MaximumReplicas) ?? 1,
            StorageAccountType = parts.GetValueOrDefault("storageAccountType")?.Choice(s_edgeStorage),
            Encryption = EncryptionReader.Read(parts.GetValueOrDefault("encryption")),
        };
    }

    private static UefiSettings Uefi(JsonSetting setting)
    {
        var parts = setting.Parts("signatureTemplateNames", "additionalSignatures");
        var keys = parts.GetValueOrDefault("additionalSignatures")?.Parts("pk", "kek", "db", "dbx");
        return new()
        {
            SignatureTemplateNames = parts.GetValueOrDefault("signatureTemplateNames")
                ?.List("names of templates", name => name.Choice(s_signatures) ?? "") ?? [],
            Pk = keys?.GetValueOrDefault("pk") is { } pk ? Key(pk) : null,
            Kek = keys?.GetValueOrDefault("kek")?.List("{type, value}", Key) ?? [],
            Db = keys?.GetValueOrDefault("db")?.List("{type, value}", Key) ?? [],
            Dbx = keys?.GetValueOrDefault("dbx")?.List("{type, value}", Key) ?? [],
        };
    }

    private static UefiKey Key(JsonSetting setting)
    {
        var parts = setting.Parts("type", "value");
        if (!parts.ContainsKey("type") || !parts.ContainsKey("value"))
        {
            setting.Fail("needs a type, sha256 or x509, and a list of values");
        }

        return new(parts.GetValueOrDefault("type")?.Choice("sha256", "x509") ?? "", parts.GetValueOrDefault("value")?.Texts("values in base64") ?? []);
    }
}
