using ImageInfra.Model.Catalog;
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
        var read = new PromotedDistribution
        {
            TargetRegions = SettingsReader.Regions(promoted, location, defaults, EncryptionReader.Read),
            TargetExtendedLocations = [.. promoted.Mappings("targetExtendedLocations").Select(ExtendedLocation)],
            ReplicaCount = count,
            ReplicationMode = promoted.Choice("replicationMode"),
            StorageAccountType = storage,
            UefiSettings = promoted.Mapping("uefiSettings") is { } uefi ? Uefi(uefi) : null,
        };
        promoted.Close();
        return read;
    }

    private static TargetExtendedLocation ExtendedLocation(MappingReader location)
    {
        var place = location.Mapping("extendedLocation");
        var read = new TargetExtendedLocation(AzureRegion.Normalize(location.Text("name") ?? ""), place?.Text("name") ?? "")
        {
            Type = place?.Choice("type") ?? "EdgeZone",
            ExtendedLocationReplicaCount = location.Number("extendedLocationReplicaCount") ?? 1,
            StorageAccountType = location.Choice("storageAccountType"),
            Encryption = EncryptionReader.Read(location.Mapping("encryption")),
        };
        place?.Close();
        location.Close();
        return read;
    }

    private static UefiSettings Uefi(MappingReader uefi)
    {
        var keys = uefi.Mapping("additionalSignatures");
        var read = new UefiSettings
        {
            SignatureTemplateNames = uefi.Texts("signatureTemplateNames"),
            Pk = keys?.Mapping("pk") is { } pk ? Key(pk) : null,
            Kek = Keys("kek"),
            Db = Keys("db"),
            Dbx = Keys("dbx"),
        };
        keys?.Close();
        uefi.Close();
        return read;

        IReadOnlyList<UefiKey> Keys(string name) => [.. (keys?.Mappings(name) ?? []).Select(Key)];
    }

    private static UefiKey Key(MappingReader key)
    {
        var read = new UefiKey(key.Choice("type") ?? "", key.Texts("value"));
        key.Close();
        return read;
    }
}
