using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads one entry of the setting <c>promotedVersions</c>.</summary>
internal static class PromotedDistributionReader
{
    public static PromotedDistribution Read(MappingReader promoted, string location)
    {
        var count = promoted.Number("replicaCount");
        var storage = promoted.Choice("storageAccountType");
        var defaults = new TargetRegion("", count ?? 1, storage ?? "Standard_LRS");
        return new()
        {
            TargetRegions = SettingsReader.Regions(promoted, location, defaults, EncryptionReader.Read),
            TargetExtendedLocations = promoted.Mappings("targetExtendedLocations", ExtendedLocation),
            ReplicaCount = count,
            ReplicationMode = promoted.Choice("replicationMode"),
            StorageAccountType = storage,
            UefiSettings = promoted.Mapping("uefiSettings", Uefi),
        };
    }

    private static TargetExtendedLocation ExtendedLocation(MappingReader location)
    {
        var place = location.Mapping("extendedLocation");
        var read = new TargetExtendedLocation(AzureRegion.Normalize(location.Text("name") ?? ""), place?.Text("name") ?? "")
        {
            Type = place?.Choice("type") ?? "EdgeZone",
            ExtendedLocationReplicaCount = location.Number("extendedLocationReplicaCount") ?? 1,
            StorageAccountType = location.Choice("storageAccountType"),
            Encryption = location.Mapping("encryption", EncryptionReader.Read),
        };
        place?.Close();
        return read;
    }

    private static UefiSettings Uefi(MappingReader uefi) => (uefi.Mapping("additionalSignatures", Signatures) ?? new()) with
    {
        SignatureTemplateNames = uefi.Texts("signatureTemplateNames"),
    };

    private static UefiSettings Signatures(MappingReader keys) => new()
    {
        Pk = keys.Mapping("pk", Key),
        Kek = keys.Mappings("kek", Key),
        Db = keys.Mappings("db", Key),
        Dbx = keys.Mappings("dbx", Key),
    };

    private static UefiKey Key(MappingReader key) => new(key.Choice("type") ?? "", key.Texts("value"));
}
